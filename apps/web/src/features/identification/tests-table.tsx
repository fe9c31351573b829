import { legalTests, testFindings, type AssessmentView, type TestFinding } from '@himaya/domain';
import { useWords } from '../../platform/words';
import { StatusBadge, type Tone } from '../../ui/status-badge';
import classes from './identification.module.css';

const tones: Readonly<Record<TestFinding, Tone>> = { met: 'done', 'not-met': 'stopped', unknown: 'neutral' };
const elements = ['act', 'means', 'purpose'] as const;

/** Both legal tests beside each other, element by element. */
export function TestsTable({ tests }: { readonly tests: readonly AssessmentView[] }) {
  const { t, code } = useWords();
  return (
    <div className={classes.scroll} role="group" aria-label={t('decision.tests')} tabIndex={0}>
      <table className={classes.tests}>
        <thead>
          <tr>
            <th scope="col">{t('decision.tests')}</th>
            {tests.map(({ test }) => (
              <th key={test} scope="col">
                {code(legalTests, test)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {elements.map((element) => (
            <tr key={element}>
              <th scope="row">{t(`decision.element.${element}`)}</th>
              {tests.map((one) => (
                <td key={one.test}>{code(testFindings, one[element])}</td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">{t('decision.result')}</th>
            {tests.map(({ test, result }) => (
              <td key={test}>
                <StatusBadge tone={tones[result]}>{code(testFindings, result)}</StatusBadge>
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  );
}
