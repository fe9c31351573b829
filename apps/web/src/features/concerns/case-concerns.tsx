import { IconSpeakerphone } from '@tabler/icons-react';
import type { CaseView } from '@himaya/domain';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import { Panel } from '../../ui/panel';
import { ConcernRow } from './concern-row';
import { PersonsOfConcern } from './persons-of-concern';
import classes from './concerns.module.css';
import { useCaseConcerns } from './concerns.queries';

/** The concerns a case began with, for who reads its exploitation record; nothing where there is none. */
export function CaseConcerns({ record }: { readonly record: CaseView }) {
  const { t } = useWords();
  const { ability } = useSession();
  const reads = ability.can('read', 'Concern') && record.access.fields.includes('exploitation-screening');
  const { data = [] } = useCaseConcerns(record.id, reads);
  if (data.length === 0) return null;
  return (
    <Panel title={t('concern.of-case')} icon={<IconSpeakerphone size={20} aria-hidden="true" />} flush>
      <ul className={classes.list}>
        {data.map((concern) => (
          <ConcernRow key={concern.id} concern={concern}>
            <PersonsOfConcern concern={concern} />
          </ConcernRow>
        ))}
      </ul>
    </Panel>
  );
}
