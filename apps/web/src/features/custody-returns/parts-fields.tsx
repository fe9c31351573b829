import { Fieldset, NumberInput, SimpleGrid, Stack, Text } from '@mantine/core';
import {
  custodyBreakdowns,
  custodyCategories,
  custodyDimensions,
  custodyMost,
  type CustodyDimension,
  type CustodyKind,
  type CustodyPart,
} from '@himaya/domain';
import { useWords } from '../../platform/words';
import classes from './parts-fields.module.css';

type Sex = 'males' | 'females';
/** What was typed, by dimension, category and sex. */
export type Typed = Readonly<Record<string, number | string>>;

const sexes: readonly Sex[] = ['males', 'females'];
const at = (dimension: string, category: string, sex: Sex): string => `${dimension} ${category} ${sex}`;
const breakdownsOf = (kind: CustodyKind) =>
  custodyDimensions.codes.flatMap((id) => {
    const categories = custodyBreakdowns[kind][id];
    return categories === undefined ? [] : [{ id, categories }];
  });

/** What is wrong with a breakdown: begun and not whole, or more than the whole count. */
export function faultOf(kind: CustodyKind, dimension: CustodyDimension, typed: Typed, whole: Readonly<Record<Sex, number | string>>) {
  const codes = custodyBreakdowns[kind][dimension]?.codes ?? [];
  const values = (sex: Sex): (number | string)[] => codes.map((category) => typed[at(dimension, category, sex)] ?? '');
  const all = sexes.flatMap(values);
  if (all.some((value) => value !== '') && all.includes('')) return 'custody.part-not-whole';
  const over = sexes.some((sex) => values(sex).reduce<number>((sum, value) => sum + Number(value), 0) > Number(whole[sex]));
  return over ? 'custody.part-over' : null;
}

/** The breakdowns of a kind of count as they are sent: those that were filled in. */
export const partsOf = (kind: CustodyKind, typed: Typed): CustodyPart[] =>
  breakdownsOf(kind).flatMap(({ id, categories }) =>
    categories.codes.flatMap((category) => {
      const [males, females] = [typed[at(id, category, 'males')] ?? '', typed[at(id, category, 'females')] ?? ''];
      return males === '' || !custodyCategories.has(category)
        ? []
        : [{ dimension: id, category, males: Number(males), females: Number(females) }];
    }),
  );

export const isWhole = (kind: CustodyKind, typed: Typed, whole: Readonly<Record<Sex, number | string>>): boolean =>
  breakdownsOf(kind).every(({ id }) => faultOf(kind, id, typed, whole) === null);

interface Props {
  readonly kind: CustodyKind;
  readonly typed: Typed;
  readonly whole: Readonly<Record<Sex, number | string>>;
  readonly tried: boolean;
  readonly onType: (typed: Typed) => void;
}

/** A count broken down, one breakdown after the other, each beside the sexes. */
export function PartsFields({ kind, typed, whole, tried, onType }: Props) {
  const { t, code } = useWords();
  return (
    <>
      <Text size="sm">{t('custody.parts-how')}</Text>
      {breakdownsOf(kind).map(({ id, categories }) => {
        const fault = tried ? faultOf(kind, id, typed, whole) : null;
        return (
          <Fieldset key={id} legend={code(custodyDimensions, id)}>
            <Stack gap="sm">
              {categories.codes.map((category) => {
                const words = category === 'other' ? t('statistics.other') : code(categories, category);
                return (
                  <SimpleGrid key={category} cols={2} spacing="md" className={classes.pair}>
                    {sexes.map((sex) => (
                      <NumberInput
                        key={sex}
                        label={t('custody.field', { category: words, sex: t(`custody.${sex}`) })}
                        value={typed[at(id, category, sex)] ?? ''}
                        onChange={(value) => onType({ ...typed, [at(id, category, sex)]: value })}
                        min={0}
                        max={custodyMost}
                        allowDecimal={false}
                      />
                    ))}
                  </SimpleGrid>
                );
              })}
              {fault !== null && (
                <Text size="sm" c="red" role="alert">
                  {t(fault)}
                </Text>
              )}
            </Stack>
          </Fieldset>
        );
      })}
    </>
  );
}
