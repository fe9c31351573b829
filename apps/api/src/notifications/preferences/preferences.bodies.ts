import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsObject, IsOptional, ValidateNested } from 'class-validator';
import {
  deliveryTimings,
  notificationChannels,
  type ChooseNotificationsBody,
  type ConfirmContactBody,
  type DeliveryTiming,
  type NotificationChannel,
  type SetContactBody,
} from '@himaya/domain';
import { Code, Name, Whole } from '../../platform/http/fields';

/** A timing for each group that changes. */
export class TimingsDto {
  @Code(deliveryTimings, { optional: true })
  urgent?: DeliveryTiming;

  @Code(deliveryTimings, { optional: true })
  referrals?: DeliveryTiming;

  @Code(deliveryTimings, { optional: true })
  consents?: DeliveryTiming;

  @Code(deliveryTimings, { optional: true })
  cases?: DeliveryTiming;

  @Code(deliveryTimings, { optional: true })
  account?: DeliveryTiming;

  @Code(deliveryTimings, { optional: true })
  oversight?: DeliveryTiming;
}

export class ChooseNotificationsDto implements ChooseNotificationsBody {
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => TimingsDto)
  @ApiPropertyOptional({ type: TimingsDto })
  email?: TimingsDto;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => TimingsDto)
  @ApiPropertyOptional({ type: TimingsDto })
  sms?: TimingsDto;

  @Whole(0, 23, { optional: true })
  dailyHour?: number;

  @Whole(0, 23, { nullable: true })
  quietFrom?: number | null;

  @Whole(0, 23, { nullable: true })
  quietTo?: number | null;
}

export class SetContactDto implements SetContactBody {
  @Code(notificationChannels)
  channel!: NotificationChannel;

  @Name(254)
  address!: string;
}

export class ConfirmContactDto implements ConfirmContactBody {
  @Code(notificationChannels)
  channel!: NotificationChannel;

  @Name(20)
  code!: string;
}

export class RemoveContactDto {
  @Code(notificationChannels)
  channel!: NotificationChannel;
}
