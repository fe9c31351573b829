import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { ImportId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { IdParam } from '../platform/http/id-param';
import { ImportRowsDto, StartImportDto } from './import.bodies';
import { ImportRows } from './import-rows';
import { StartImport } from './start-import';

@ApiTags('exchange')
@Controller('exchange/imports')
export class ImportController {
  constructor(
    private readonly startImport: StartImport,
    private readonly importRows: ImportRows,
  ) {}

  @Post()
  @HttpCode(200)
  @Requires('import', 'Import')
  start(@Me() me: Actor, @Body() body: StartImportDto) {
    return this.startImport.run(me, body);
  }

  @Post(':id/rows')
  @HttpCode(200)
  @Requires('import', 'Import')
  rows(@Me() me: Actor, @Param('id', IdParam) id: ImportId, @Body() body: ImportRowsDto) {
    return this.importRows.run(me, id, body);
  }
}
