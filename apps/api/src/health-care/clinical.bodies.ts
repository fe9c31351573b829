import { IsBoolean, IsDefined } from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import {
  medicationChanges,
  medicationKinds,
  traumaItems,
  type ChangeMedicationBody,
  type IsoDate,
  type MedicationBody,
  type MedicationChange,
  type MedicationKind,
  type TraumaItem,
  type TraumaScreeningBody,
} from '@himaya/domain';
import { ADate, Code, Codes, Name } from '../platform/http/fields';

export class TraumaScreeningDto implements TraumaScreeningBody {
  @ADate()
  heldOn!: IsoDate;

  @IsDefined()
  @IsBoolean()
  @ApiProperty()
  exposed!: boolean;

  @Codes(traumaItems)
  yes!: TraumaItem[];

  @ADate({ nullable: true })
  againOn?: IsoDate | null;

  @IsDefined()
  @IsBoolean()
  @ApiProperty()
  trainedStaff!: boolean;
}

export class MedicationDto implements MedicationBody {
  @Code(medicationKinds)
  kind!: MedicationKind;

  @Name(120)
  name!: string;

  @Name(60, { nullable: true })
  dose?: string | null;

  @Name(120, { nullable: true })
  often?: string | null;

  @ADate()
  from!: IsoDate;

  @ADate({ nullable: true })
  until?: IsoDate | null;
}

export class ChangeMedicationDto extends MedicationDto implements ChangeMedicationBody {
  @Code(medicationChanges)
  change!: MedicationChange;
}
