import { Module } from '@nestjs/common';
import { CasesModule } from '../cases';
import { DirectoryModule } from '../directory';
import { GrantController } from './grant.controller';
import { ListGrants } from './list-grants';

@Module({ imports: [CasesModule, DirectoryModule], controllers: [GrantController], providers: [ListGrants] })
export class GrantsModule {}
