import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { Public } from '../auth/requires';

/** For whoever watches over the process; tells nothing of what is inside. */
@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(private readonly database: DataSource) {}

  @Get('live')
  @Public()
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  /** 200 once the database answers; 503 while it does not. */
  @Get('ready')
  @Public()
  async ready(): Promise<{ status: 'ready' }> {
    await this.database.query('select 1');
    return { status: 'ready' };
  }
}
