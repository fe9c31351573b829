import { Alert } from '@mantine/core';
import { IconMoodKid } from '@tabler/icons-react';
import { bestInterestsPurposes, missingBestInterests, type CaseView, type Service } from '@himaya/domain';
import { useWords } from '../../platform/words';

/** Warns before a child is referred whose best interests nobody has determined; drawn for no adult. */
export function MissingBestInterests({ record, service }: { readonly record: CaseView; readonly service: Service | null }) {
  const { t, code, list } = useWords();
  const missing = service === null ? [] : missingBestInterests(record.safeguards, service);
  if (missing.length === 0) return null;
  return (
    <Alert color="warn" icon={<IconMoodKid aria-hidden="true" />} title={t('refer.best-interests-missing')} role="status">
      {t('refer.best-interests-missing-text', { purposes: list(missing.map((purpose) => code(bestInterestsPurposes, purpose))) })}
    </Alert>
  );
}
