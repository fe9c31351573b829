import { Stack, Text } from '@mantine/core';
import { reportParts, type ReportPartBody, type ReportView } from '@himaya/domain';
import { useWords } from '../../platform/words';
import classes from './care.module.css';

const fields = ['examined', 'findings', 'treatment', 'recommendations'] as const satisfies readonly (keyof ReportPartBody)[];

/** What a report says, part by part. */
export function ReportWords({ report }: { readonly report: Pick<ReportView, 'physical' | 'psychological'> }) {
  const { t, code } = useWords();
  return (
    <Stack gap="md">
      {reportParts.codes.map((part) => {
        const said = report[part];
        return (
          said && (
            <section key={part} aria-label={code(reportParts, part)}>
              <Text fw={600}>{code(reportParts, part)}</Text>
              {fields.map(
                (field) =>
                  said[field] && (
                    <div key={field}>
                      <Text size="sm" c="dimmed">
                        {t(`report.${field}`)}
                      </Text>
                      <Text className={classes.narrative} dir="auto">
                        {said[field]}
                      </Text>
                    </div>
                  ),
              )}
            </section>
          )
        );
      })}
    </Stack>
  );
}
