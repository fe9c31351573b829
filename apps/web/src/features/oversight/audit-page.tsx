import { Button, Select, TextInput } from '@mantine/core';
import { IconDownload, IconX } from '@tabler/icons-react';
import { useSearchParams } from 'react-router';
import { auditActions, auditResults } from '@himaya/domain';
import { useDocumentTitle } from '../../platform/document-title';
import { useNow } from '../../platform/now';
import { useWords } from '../../platform/words';
import { DateField } from '../../ui/date-field';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { AuditLines } from './audit-lines';
import classes from './oversight.module.css';
import { instantsOf, type AuditFilter } from './oversight.queries';

const month = 30 * 86_400_000;

/** The audit trail with its filters, for the data-protection officer; kept in the address, which holds ids and codes only. */
export function AuditPage() {
  const { t, options, auditAction } = useWords();
  const [search, setSearch] = useSearchParams();
  const now = useNow();
  useDocumentTitle('oversight.audit-title');
  const held = (name: string): string => search.get(name) ?? '';
  const filter: AuditFilter = {
    from: held('from'),
    to: held('to'),
    user: held('user'),
    unit: held('unit'),
    action: held('action'),
    result: held('result'),
    case: held('case'),
  };
  const narrow = (name: keyof AuditFilter, value: string | null): void => {
    const next = new URLSearchParams(search);
    if (value) next.set(name, value);
    else next.delete(name);
    setSearch(next, { replace: true });
  };
  const asked = instantsOf(filter);
  const span = new URLSearchParams({
    from: asked.from ?? new Date(now - month).toISOString(),
    to: asked.to ?? new Date(now).toISOString(),
  });
  return (
    <>
      <PageHeader
        title={t('oversight.audit-title')}
        intro={t('oversight.audit-intro')}
        actions={
          <Button
            component="a"
            href={`/api/v1/audit/export?${span.toString()}`}
            download
            variant="default"
            title={t('oversight.export-hint')}
            leftSection={<IconDownload size={20} aria-hidden="true" />}
          >
            {t('oversight.export')}
          </Button>
        }
      />
      <div className={classes.filters}>
        <DateField label={t('oversight.filter.from')} value={filter.from || null} onChange={(date) => narrow('from', date)} />
        <DateField label={t('oversight.filter.to')} value={filter.to || null} onChange={(date) => narrow('to', date)} />
        <Select
          label={t('oversight.filter.action')}
          placeholder={t('oversight.filter.any')}
          data={auditActions.codes.map((action) => ({ value: action, label: auditAction(action) }))}
          value={filter.action || null}
          onChange={(value) => narrow('action', value)}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': t('action.clear') }}
        />
        <Select
          label={t('oversight.filter.result')}
          placeholder={t('oversight.filter.any')}
          data={options(auditResults)}
          value={filter.result || null}
          onChange={(value) => narrow('result', value)}
          clearable
          clearButtonProps={{ 'aria-label': t('action.clear') }}
        />
        <TextInput
          label={t('oversight.filter.case')}
          value={filter.case}
          dir="ltr"
          onChange={(event) => narrow('case', event.currentTarget.value.trim())}
        />
      </div>
      {(filter.user || filter.unit) && (
        <div className={classes.held}>
          {(['user', 'unit'] as const)
            .filter((name) => filter[name])
            .map((name) => (
              <Button
                key={name}
                size="compact-md"
                variant="light"
                rightSection={<IconX size={16} aria-hidden="true" />}
                aria-label={`${t(`oversight.only-${name}`)}: ${t('oversight.drop-filter')}`}
                onClick={() => narrow(name, null)}
              >
                {t(`oversight.only-${name}`)}
              </Button>
            ))}
        </div>
      )}
      <Panel flush>
        <AuditLines filter={filter} onNarrow={narrow} />
      </Panel>
    </>
  );
}
