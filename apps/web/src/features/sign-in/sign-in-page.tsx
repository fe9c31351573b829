import { Suspense, useEffect, useRef, useState } from 'react';
import { Paper } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { routes, type SignInView } from '@himaya/domain';
import { call, keepCsrfToken } from '../../platform/api-client';
import { meKey } from '../../platform/query-client';
import { useWords } from '../../platform/words';
import { LanguageChoices } from '../../ui/language-choices';
import { LoadingState } from '../../ui/loading-state';
import { ProductMark } from '../../ui/product-mark';
import { FirstPasswordStep } from '../first-password';
import { EnrolStep, SecondFactorStep } from '../protection';
import { PasswordStep } from './password-step';
import classes from './sign-in-page.module.css';

/** Where the identity provider sends the browser back to. */
const returnPath = '/sign-in/government';

/** The way in: the password or the government's word, then whatever the account asks for besides. */
export function SignInPage() {
  const { t } = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [step, setStep] = useState<SignInView | null>(null);
  const [firstTime, setFirstTime] = useState(false);
  const enter = (): Promise<void> => client.invalidateQueries({ queryKey: meKey });
  const signedIn = async (view: SignInView): Promise<void> => {
    keepCsrfToken(view.csrfToken);
    if (view.status === 'signed-in') await enter();
    else setStep(view);
  };
  const restart = (): void => {
    keepCsrfToken(null);
    setStep(null);
  };
  const comeBack = useMutation({
    mutationFn: (query: string) => call(routes.signInByGovernment, { body: { query } }),
    onSuccess: signedIn,
  });
  const asked = useRef(false);
  const { mutate } = comeBack;
  useEffect(() => {
    const { pathname, search } = globalThis.location;
    if (asked.current || pathname !== returnPath || search === '') return;
    asked.current = true;
    mutate(search.slice(1));
    // The answer is good once and belongs into no history.
    void navigate('/', { replace: true });
  }, [mutate, navigate]);

  return (
    <div className={classes.page}>
      <header className={classes.corner}>
        <LanguageChoices />
      </header>
      <main className={classes.column}>
        <div className={classes.mark}>
          <ProductMark large />
        </div>
        <Paper className={classes.card}>
          <Suspense fallback={<LoadingState rows={2} />}>
            {firstTime ? (
              <FirstPasswordStep onBack={() => setFirstTime(false)} />
            ) : step?.status === 'second-factor' ? (
              <SecondFactorStep methods={step.methods} onDone={() => void enter()} onRestart={restart} />
            ) : step?.status === 'enrol-second-factor' ? (
              <EnrolStep onDone={() => void enter()} onRestart={restart} />
            ) : (
              <PasswordStep onSignedIn={signedIn} onFirstTime={() => setFirstTime(true)} error={comeBack.error} busy={comeBack.isPending} />
            )}
          </Suspense>
        </Paper>
        <p className={classes.note}>
          <IconShieldCheck size={18} aria-hidden="true" />
          {t('sign-in.note')}
        </p>
      </main>
    </div>
  );
}
