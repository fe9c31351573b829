import { Fieldset, Select, SimpleGrid, Text } from '@mantine/core';
import { assessTest, legalTests, testFindings, type AssessmentBody, type IdentificationView } from '@himaya/domain';
import { useWords } from '../../platform/words';

const elements = ['act', 'means', 'purpose'] as const;

interface Props {
  readonly tests: readonly AssessmentBody[];
  readonly onChange: (tests: readonly AssessmentBody[]) => void;
  readonly identification: IdentificationView;
}

/** Both legal tests beside each other, each with what it comes to as it is filled in. */
export function TestFields({ tests, onChange, identification: { rules, child } }: Props) {
  const { t, code, options } = useWords();
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
      {tests.map((one) => {
        const test = rules.tests.find(({ id }) => id === one.test);
        return (
          <Fieldset key={one.test} legend={code(legalTests, one.test)}>
            <SimpleGrid cols={1} spacing="sm">
              {elements.map((element) => (
                <Select
                  key={element}
                  label={t(`decision.element.${element}`)}
                  description={element === 'means' && child && test?.meansNeededFor === 'adults' ? t('decision.child-means') : undefined}
                  data={options(testFindings)}
                  value={one[element]}
                  onChange={(found) =>
                    testFindings.has(found) &&
                    onChange(tests.map((other) => (other.test === one.test ? { ...other, [element]: found } : other)))
                  }
                  allowDeselect={false}
                />
              ))}
              {test && (
                <Text size="sm">
                  {t('decision.result')}: <strong>{code(testFindings, assessTest(test, one, child))}</strong>
                </Text>
              )}
            </SimpleGrid>
          </Fieldset>
        );
      })}
    </SimpleGrid>
  );
}
