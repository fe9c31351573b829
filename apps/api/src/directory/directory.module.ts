import { Module } from '@nestjs/common';
import { DirectoryController } from './directory.controller';
import { ListUnits } from './list-units';
import { UnitStore } from './unit.store';

@Module({ controllers: [DirectoryController], providers: [ListUnits, UnitStore], exports: [UnitStore] })
export class DirectoryModule {}
