import { Alert, Button } from '@mantine/core';
import { IconSignature } from '@tabler/icons-react';
import { Link } from 'react-router';
import { consentPurposes, type CaseView, type ConsentPurpose } from '@himaya/domain';
import { useWords } from '../../platform/words';

interface Props {
  readonly record: CaseView;
  readonly purposes: readonly ConsentPurpose[];
}

/** Names the consents that something waits for, and leads to where they are recorded. */
export function FurtherConsents({ record, purposes }: Props) {
  const { t, code, list } = useWords();
  return (
    <Alert color="warn" icon={<IconSignature aria-hidden="true" />} title={t('consent.further')} role="status">
      <p>{t('consent.further-text', { purposes: list(purposes.map((purpose) => code(consentPurposes, purpose))) })}</p>
      <Button component={Link} to={`/cases/${record.id}`} variant="default" size="sm">
        {t('consent.further-link')}
      </Button>
    </Alert>
  );
}
