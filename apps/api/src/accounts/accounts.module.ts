import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory';
import { AccountsController } from './accounts.controller';
import { ChooseLanguage } from './choose-language';
import { ReadMe } from './read-me';
import { SignIn } from './sign-in';
import { SignOut } from './sign-out';

@Module({ imports: [DirectoryModule], controllers: [AccountsController], providers: [SignIn, SignOut, ReadMe, ChooseLanguage] })
export class AccountsModule {}
