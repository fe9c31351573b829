import { Module } from '@nestjs/common';
import { CasesModule } from '../cases';
import { DirectoryModule } from '../directory';
import { AnswerPossibleMatch } from './answer-possible-match';
import { AskPossibleMatch } from './ask-possible-match';
import { DuplicateController } from './duplicate.controller';
import { DuplicateStore } from './duplicate.store';
import { FindDuplicates } from './find-duplicates';
import { LinkCase } from './link-case';
import { LinkStore } from './link.store';
import { ListCaseLinks } from './list-case-links';
import { ListDuplicates } from './list-duplicates';
import { ListPossibleMatches } from './list-possible-matches';
import { MatchController } from './match.controller';
import { PossibleMatchStore } from './possible-match.store';
import { ReadDuplicate } from './read-duplicate';
import { ReviewDuplicate } from './review-duplicate';
import { UndoCaseLink } from './undo-case-link';

@Module({
  imports: [CasesModule, DirectoryModule],
  controllers: [MatchController, DuplicateController],
  providers: [
    PossibleMatchStore,
    AskPossibleMatch,
    ListPossibleMatches,
    AnswerPossibleMatch,
    DuplicateStore,
    ListDuplicates,
    ReadDuplicate,
    ReviewDuplicate,
    FindDuplicates,
    LinkStore,
    ListCaseLinks,
    LinkCase,
    UndoCaseLink,
  ],
  exports: [LinkStore],
})
export class MatchesModule {}
