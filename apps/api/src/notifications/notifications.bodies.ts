import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { PageQuery } from '../platform/http/fields';

export class NotificationsQuery extends PageQuery {
  /** `true` leaves out what has been read. */
  @IsOptional()
  @IsIn(['true', 'false'])
  @ApiPropertyOptional({ enum: ['true', 'false'] })
  unread?: 'true' | 'false';
}

/** Reading takes no facts. */
export class ReadingBody {}
