import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import {
  interfaceLanguages,
  packetAnswers,
  rejectionReasons,
  type AnswerPacketBody,
  type InterfaceLanguage,
  type PacketAnswer,
  type PrintPacketBody,
  type RejectionReason,
} from '@himaya/domain';
import { Code, Name } from '../platform/http/fields';

export class PrintPacketDto implements PrintPacketBody {
  @ApiProperty({ enum: interfaceLanguages })
  @IsIn([...interfaceLanguages])
  language!: InterfaceLanguage;
}

export class AnswerPacketDto implements AnswerPacketBody {
  @Name(40)
  code!: string;

  @Code(packetAnswers)
  answer!: PacketAnswer;

  @Code(rejectionReasons, { nullable: true })
  reason?: RejectionReason | null;
}
