import { useAbility } from '@casl/react';
import { IconShare } from '@tabler/icons-react';
import type { CaseView } from '@himaya/domain';
import type { AppAbility } from '@himaya/auth';
import { useWords } from '../../platform/words';
import { ErrorState } from '../../ui/error-state';
import { Panel } from '../../ui/panel';
import { EndOverride } from './end-override';
import { OverrideAnswer } from './override-answer';
import { OverrideRow } from './override-row';
import { useOverrides } from './overrides.queries';
import { RequestOverride } from './request-override';
import classes from './overrides.module.css';

/** What of this case is shared without consent; drawn where there is any, or where the reader may ask for it. */
export function OverridesPanel({ record }: { readonly record: CaseView }) {
  const { t } = useWords();
  const ability = useAbility<AppAbility>();
  const { data, error, refetch } = useOverrides(record.id);
  const mayAsk = ability.can('record', 'Override') && record.status === 'open' && record.access.write.length > 0;
  if (!error && !mayAsk && (data ?? []).length === 0) return null;
  return (
    <Panel title={t('override.title')} icon={<IconShare size={20} aria-hidden="true" />} flush>
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <ul className={classes.list}>
          {(data ?? []).map((override) => (
            <OverrideRow key={override.id} override={override}>
              <OverrideAnswer override={override} />
              <EndOverride override={override} />
            </OverrideRow>
          ))}
        </ul>
      )}
      {mayAsk && (
        <div className={classes.foot}>
          <RequestOverride record={record} />
        </div>
      )}
    </Panel>
  );
}
