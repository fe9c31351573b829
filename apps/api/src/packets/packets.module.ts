import { Module } from '@nestjs/common';
import { CasesModule } from '../cases';
import { DirectoryModule } from '../directory';
import { PapersModule } from '../papers';
import { ReferralsModule } from '../referrals';
import { AnswerPacket } from './answer-packet';
import { PacketStore } from './packet.store';
import { PacketsController } from './packets.controller';
import { PrintPacket } from './print-packet';

@Module({
  imports: [CasesModule, DirectoryModule, PapersModule, ReferralsModule],
  controllers: [PacketsController],
  providers: [PacketStore, PrintPacket, AnswerPacket],
})
export class PacketsModule {}
