import { ApiProperty } from '@nestjs/swagger';
import { ArrayMinSize, ArrayUnique, IsIn, Matches } from 'class-validator';
import {
  interfaceLanguages,
  sheetCategories,
  type CheckPaperBody,
  type InterfaceLanguage,
  type PrintRecordSheetBody,
  type SheetCategory,
} from '@himaya/domain';
import { Codes, Name, Text } from '../platform/http/fields';

export class PrintRecordSheetDto implements PrintRecordSheetBody {
  @ApiProperty({ enum: interfaceLanguages })
  @IsIn([...interfaceLanguages])
  language!: InterfaceLanguage;

  @ArrayMinSize(1)
  @ArrayUnique()
  @Codes(sheetCategories)
  categories!: SheetCategory[];
}

export class CheckPaperDto implements CheckPaperBody {
  @Name(40)
  code!: string;

  @Text(64, { nullable: true })
  @Matches(/^[0-9a-f]{64}$/)
  contentHash?: string | null;
}
