import { Module } from '@nestjs/common';
import { CasesModule } from '../cases';
import { DirectoryModule } from '../directory';
import { PapersModule } from '../papers';
import { ReferralsModule } from '../referrals';
import { AnswerPacket } from './answer-packet';
import { PacketsController } from './packets.controller';
import { PrintPacket } from './print-packet';

@Module({
  imports: [CasesModule, DirectoryModule, PapersModule, ReferralsModule],
  controllers: [PacketsController],
  providers: [PrintPacket, AnswerPacket],
})
export class PacketsModule {}
