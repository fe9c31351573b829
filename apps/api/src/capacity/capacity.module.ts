import { Module } from '@nestjs/common';
import { CapacityController } from './capacity.controller';
import { CapacityStore } from './capacity.store';
import { KeepCapacity } from './keep-capacity';
import { ListCapacity } from './list-capacity';
import { ListCapacityChanges } from './list-capacity-changes';

@Module({ controllers: [CapacityController], providers: [CapacityStore, ListCapacity, ListCapacityChanges, KeepCapacity] })
export class CapacityModule {}
