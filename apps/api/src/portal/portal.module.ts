import { Module } from '@nestjs/common';
import { ConcernsModule } from '../concerns';
import { PlanModule } from '../plan';
import { ReleasesModule } from '../releases';
import { CommitteeReportsModule } from '../reports';
import { ListPortalItems } from './list-portal-items';
import { OpenPortalItem } from './open-portal-item';
import { PortalItemsController } from './portal-items.controller';
import { PortalStore } from './portal.store';
import { ReadPortalItem } from './read-portal-item';
import { SavePortalItem } from './save-portal-item';
import { ShowPortalItem } from './show-portal-item';
import { PortalPages } from './site/portal-pages';
import { TakeConcern } from './site/take-concern';
import { StepPortalItem } from './step-portal-item';

/** What the state tells the public, and its editor. */
@Module({
  imports: [ConcernsModule, PlanModule, ReleasesModule, CommitteeReportsModule],
  controllers: [PortalItemsController],
  providers: [
    PortalStore,
    ShowPortalItem,
    ListPortalItems,
    OpenPortalItem,
    ReadPortalItem,
    SavePortalItem,
    StepPortalItem,
    PortalPages,
    TakeConcern,
  ],
})
export class PortalModule {}
