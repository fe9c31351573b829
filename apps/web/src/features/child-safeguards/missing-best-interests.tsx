import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconMoodKid } from '@tabler/icons-react';
import { Link } from 'react-router';
import { bestInterestsPurposes, missingBestInterests, type CaseView, type Service } from '@himaya/domain';
import { useWords } from '../../platform/words';

/** Says before a child is referred what of its best interests nobody has determined, and leads to where that is done; drawn for no adult. */
export function MissingBestInterests({ record, service }: { readonly record: CaseView; readonly service: Service | null }) {
  const { t, code, list } = useWords();
  const missing = service === null ? [] : missingBestInterests(record.safeguards, service);
  if (missing.length === 0) return null;
  return (
    <Alert color="warn" icon={<IconMoodKid aria-hidden="true" />} title={t('refer.best-interests-missing')} role="status">
      <Stack gap="sm" align="flex-start">
        <Text size="sm">
          {t('refer.best-interests-missing-text', { purposes: list(missing.map((purpose) => code(bestInterestsPurposes, purpose))) })}
        </Text>
        {record.access.write.includes('family') && (
          <Button component={Link} to={`/cases/${record.id}?tab=child`} variant="default" size="sm">
            {t('refer.best-interests-link')}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}
