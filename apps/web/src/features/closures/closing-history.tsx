import { IconHistory } from '@tabler/icons-react';
import { afterCareAnswers, caseOutcomes, consentMethods, reopeningReasons, type ClosureView } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { Panel } from '../../ui/panel';
import { CaseNumber } from '../case-record';
import classes from './closures.module.css';

/** How the case was closed, and opened again. */
export function ClosingHistory({ closures }: { readonly closures: readonly ClosureView[] }) {
  const { t } = useWords();
  if (closures.length === 0) return null;
  return (
    <Panel flush title={t('closing.history')} icon={<IconHistory size={20} aria-hidden="true" />}>
      <ul className={classes.list}>
        {closures.map((closure) => (
          <Closure key={closure.id} closure={closure} />
        ))}
      </ul>
    </Panel>
  );
}

function Closure({ closure }: { readonly closure: ClosureView }) {
  const { t, code, name, list, languageName } = useWords();
  const { instant } = useDates();
  const { reopening } = closure;
  const how = [
    code(afterCareAnswers, closure.afterCare),
    ...(closure.method === null ? [] : [code(consentMethods, closure.method)]),
    ...(closure.language === null ? [] : [languageName(closure.language)]),
  ];
  return (
    <li className={classes.row}>
      <div className={classes.what}>
        <div className={classes.point}>{code(caseOutcomes, closure.outcome)}</div>
        <div className={classes.more}>
          <time dateTime={closure.closedAt}>{instant(closure.closedAt)}</time> · {name(closure.unit.name)}
        </div>
        <div className={classes.more}>{t('closing.after-care-was', { answer: list(how) })}</div>
        {closure.duplicateOf !== null && <CaseNumber>{closure.duplicateOf}</CaseNumber>}
        <Words>{closure.words}</Words>
        {reopening && (
          <>
            <div className={classes.more}>
              {t('closing.reopened', { time: instant(reopening.reopenedAt), reason: code(reopeningReasons, reopening.reason) })}
            </div>
            <Words>{reopening.words}</Words>
          </>
        )}
      </div>
    </li>
  );
}

function Words({ children }: { readonly children: string | null }) {
  if (!children) return null;
  return (
    <p className={classes.words} dir="auto" data-person>
      {children}
    </p>
  );
}
