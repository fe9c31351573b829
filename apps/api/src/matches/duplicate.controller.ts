import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CaseId, CaseLinkId, DuplicateId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { PageQuery } from '../platform/http/fields';
import { IdParam } from '../platform/http/id-param';
import { IfMatch } from '../platform/http/if-match';
import { FindDuplicates } from './find-duplicates';
import { LinkCase } from './link-case';
import { ListCaseLinks } from './list-case-links';
import { ListDuplicates } from './list-duplicates';
import { LinkCaseDto, NothingDto, ReviewDuplicateDto } from './match.bodies';
import { ReadDuplicate } from './read-duplicate';
import { ReviewDuplicate } from './review-duplicate';
import { UndoCaseLink } from './undo-case-link';

/** Pairs of cases that may be one person's, and the links between cases. */
@ApiTags('duplicates')
@Controller()
export class DuplicateController {
  constructor(
    private readonly listDuplicates: ListDuplicates,
    private readonly findDuplicates: FindDuplicates,
    private readonly readDuplicate: ReadDuplicate,
    private readonly reviewDuplicate: ReviewDuplicate,
    private readonly listCaseLinks: ListCaseLinks,
    private readonly linkCase: LinkCase,
    private readonly undoCaseLink: UndoCaseLink,
  ) {}

  @Get('duplicates')
  @Requires('list', 'Duplicate')
  list(@Me() me: Actor, @Query() query: PageQuery) {
    return this.listDuplicates.run(me, query);
  }

  @Post('duplicates/search')
  @HttpCode(200)
  @Requires('search', 'Duplicate')
  find(@Me() me: Actor, @Body() _body: NothingDto) {
    return this.findDuplicates.run(me);
  }

  @Get('duplicates/:id')
  @Requires('read', 'Duplicate')
  read(@Me() me: Actor, @Param('id', IdParam) id: DuplicateId) {
    return this.readDuplicate.run(me, id);
  }

  @Post('duplicates/:id/review')
  @HttpCode(200)
  @Requires('decide', 'Duplicate')
  review(@Me() me: Actor, @Param('id', IdParam) id: DuplicateId, @IfMatch() version: number, @Body() body: ReviewDuplicateDto) {
    return this.reviewDuplicate.run(me, id, version, body.verdict);
  }

  @Get('cases/:id/links')
  @Requires('list', 'CaseLink')
  links(@Me() me: Actor, @Param('id', IdParam) id: CaseId) {
    return this.listCaseLinks.run(me, id);
  }

  @Post('cases/:id/links')
  @Requires('record', 'CaseLink')
  link(@Me() me: Actor, @Param('id', IdParam) id: CaseId, @Body() body: LinkCaseDto) {
    return this.linkCase.run(me, id, body);
  }

  @Post('case-links/:id/undoing')
  @HttpCode(200)
  @Requires('withdraw', 'CaseLink')
  undo(@Me() me: Actor, @Param('id', IdParam) id: CaseLinkId, @Body() _body: NothingDto) {
    return this.undoCaseLink.run(me, id);
  }
}
