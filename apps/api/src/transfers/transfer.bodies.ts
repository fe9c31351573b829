import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, MinLength } from 'class-validator';
import {
  governorates,
  transferBoxes,
  transferDeclineReasons,
  transferReasons,
  transferStatuses,
  type DeclineTransferBody,
  type Governorate,
  type OfferTransferBody,
  type TransferBox,
  type TransferDeclineReason,
  type TransferReason,
  type TransferStatus,
  type UnitId,
} from '@himaya/domain';
import { AnId, Code, PageQuery, Text } from '../platform/http/fields';

export class OfferTransferDto implements OfferTransferBody {
  @AnId()
  toUnitId!: UnitId;

  @Code(transferReasons)
  reason!: TransferReason;

  @Text(4000)
  @MinLength(1)
  note!: string;
}

export class DeclineTransferDto implements DeclineTransferBody {
  @Code(transferDeclineReasons)
  reason!: TransferDeclineReason;
}

export class TransferListQuery extends PageQuery {
  @Code(transferBoxes)
  box!: TransferBox;

  @IsOptional()
  @IsIn([...transferStatuses.codes])
  @ApiPropertyOptional({ enum: [...transferStatuses.codes] })
  status?: TransferStatus;
}

export class ResponsibleUnitsQuery {
  @Code(governorates)
  governorate!: Governorate;
}

export class EmptyTransferBody {}
