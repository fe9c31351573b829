import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory';
import { AccountsController } from './accounts.controller';
import { AddPasskey } from './add-passkey';
import { ChangePassword } from './change-password';
import { ChooseLanguage } from './choose-language';
import { ConfirmTotp } from './confirm-totp';
import { Enrol } from './enrol';
import { GovernmentController } from './government.controller';
import { GovernmentIdentity } from './government-identity';
import { LinkGovernment } from './link-government';
import { ListSessions } from './list-sessions';
import { LockSession } from './lock-session';
import { OfferTotp } from './offer-totp';
import { Passkeys } from './passkeys';
import { ProtectionController } from './protection.controller';
import { ProveFactor } from './prove-factor';
import { ReadLock } from './read-lock';
import { ReadMe } from './read-me';
import { ReadProtection } from './read-protection';
import { RemoveFactor } from './remove-factor';
import { RenewRecoveryCodes } from './renew-recovery-codes';
import { RevokeOtherSessions } from './revoke-other-sessions';
import { RevokeSession } from './revoke-session';
import { SessionsController } from './sessions.controller';
import { SignIn } from './sign-in';
import { SignInByGovernment } from './sign-in-by-government';
import { SignInDoor } from './sign-in-door';
import { SignInPresenter } from './sign-in.presenter';
import { SignOut } from './sign-out';
import { UnlinkGovernment } from './unlink-government';

@Module({
  imports: [DirectoryModule],
  controllers: [AccountsController, ProtectionController, SessionsController, GovernmentController],
  providers: [
    SignIn, SignOut, LockSession, ReadLock, ReadMe, ChooseLanguage, SignInDoor, SignInPresenter, ProveFactor, Passkeys, ReadProtection, OfferTotp, ConfirmTotp,
    AddPasskey, Enrol, RemoveFactor, RenewRecoveryCodes, ListSessions, RevokeSession, RevokeOtherSessions, ChangePassword,
    GovernmentIdentity, SignInByGovernment, LinkGovernment, UnlinkGovernment,
  ],
}) // prettier-ignore
export class AccountsModule {}
