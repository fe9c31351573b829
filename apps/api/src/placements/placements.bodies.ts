import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsDefined, ValidateNested } from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import {
  belongingKinds,
  belongingReceivers,
  checkAnswers,
  exitChecks,
  exitDestinations,
  houseServices,
  incidentSeverities,
  incidentTold,
  personCategories,
  placementMoves,
  placementReasons,
  placementStatuses,
  placementWills,
  shelterIncidentKinds,
  type AddPlacesBody,
  type BelongingKind,
  type BelongingReceiver,
  type ChangePlaceBody,
  type CheckAnswer,
  type CheckedItem,
  type ExitCheck,
  type ExitDestination,
  type ExitPlacementBody,
  type HouseService,
  type IncidentSeverity,
  type IncidentTold,
  type MovePlacementBody,
  type OpenPlacementBody,
  type PersonCategory,
  type PlaceId,
  type PlacementMove,
  type PlacementReason,
  type PlacementStatus,
  type PlacementWill,
  type RecordShelterIncidentBody,
  type ReferralId,
  type ReturnBelongingBody,
  type ShelterBody,
  type ShelterIncidentKind,
  type TakeBelongingsBody,
} from '@himaya/domain';
import { AnId, AnInstant, Code, Codes, Name, PageQuery, Text, Whole } from '../platform/http/fields';

export class PlacementQueryDto extends PageQuery {
  @Code(placementStatuses)
  status!: PlacementStatus;
}

export class ShelterDto implements ShelterBody {
  @Name(100)
  name!: string;

  @Text(500)
  address!: string;

  @Codes(houseServices)
  services!: HouseService[];
}

export class AddPlacesDto implements AddPlacesBody {
  @Code(personCategories)
  personCategory!: PersonCategory;

  @IsDefined()
  @IsBoolean()
  @ApiProperty()
  adapted!: boolean;

  @Whole(1, 50)
  count!: number;
}

export class ChangePlaceDto implements ChangePlaceBody {
  @IsDefined()
  @IsBoolean()
  @ApiProperty()
  inUse!: boolean;
}

export class OpenPlacementDto implements OpenPlacementBody {
  @AnId({ nullable: true })
  referralId?: ReferralId | null;

  @Code(personCategories)
  personCategory!: PersonCategory;

  @IsDefined()
  @IsBoolean()
  @ApiProperty()
  needsAdapted!: boolean;
}

export class MovePlacementDto implements MovePlacementBody {
  @Code(placementMoves)
  move!: PlacementMove;

  @AnId({ nullable: true })
  placeId?: PlaceId | null;

  @AnInstant({ nullable: true })
  until?: string | null;

  @Code(placementReasons, { nullable: true })
  reason?: PlacementReason | null;

  @AnId({ nullable: true })
  referralId?: ReferralId | null;

  @Code(placementWills, { nullable: true })
  will?: PlacementWill | null;
}

export class CheckedItemDto implements CheckedItem {
  @Code(exitChecks)
  check!: ExitCheck;

  @Code(checkAnswers)
  answer!: CheckAnswer;
}

export class ExitPlacementDto implements ExitPlacementBody {
  @Code(exitDestinations)
  destination!: ExitDestination;

  @IsDefined()
  @IsArray()
  @ArrayMaxSize(exitChecks.codes.length)
  @ValidateNested({ each: true })
  @Type(() => CheckedItemDto)
  @ApiProperty({ type: [CheckedItemDto] })
  checks!: CheckedItemDto[];
}

export class BelongingDto {
  @Code(belongingKinds)
  kind!: BelongingKind;

  @Whole(1, 99)
  count!: number;

  @Text(200, { nullable: true })
  description?: string | null;
}

export class TakeBelongingsDto implements TakeBelongingsBody {
  @IsDefined()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => BelongingDto)
  @ApiProperty({ type: [BelongingDto] })
  items!: BelongingDto[];
}

export class ReturnBelongingDto implements ReturnBelongingBody {
  @Code(belongingReceivers)
  receiver!: BelongingReceiver;
}

export class RecordShelterIncidentDto implements RecordShelterIncidentBody {
  @Code(shelterIncidentKinds)
  kind!: ShelterIncidentKind;

  @Code(incidentSeverities)
  severity!: IncidentSeverity;

  @AnInstant()
  occurredAt!: string;

  @Codes(incidentTold)
  told!: IncidentTold[];

  @Text(4000)
  narrative!: string;
}
