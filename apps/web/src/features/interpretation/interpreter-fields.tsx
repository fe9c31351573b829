import { Checkbox, MultiSelect, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { governorates, interpreterSexes, type EnrolInterpreterBody } from '@himaya/domain';
import { languageCodes } from '../../platform/code-choices';
import { useWords } from '../../platform/words';

/** What is being written down of an interpreter; what is missing is null or empty. */
export type InterpreterValues = Omit<EnrolInterpreterBody, 'sex'> & { readonly sex: EnrolInterpreterBody['sex'] | null };

export const noInterpreter: InterpreterValues = {
  name: '',
  sex: null,
  languages: [],
  governorates: [],
  remote: true,
  childTrained: false,
};

/** Whole enough to be saved? */
export const isWhole = ({ name, sex, languages }: InterpreterValues): boolean => name.trim() !== '' && sex !== null && languages.length > 0;

interface Props {
  readonly values: InterpreterValues;
  readonly onChange: (values: InterpreterValues) => void;
  /** The form was sent once: what is missing is said. */
  readonly tried: boolean;
  /** Somebody who is on the roster keeps their sex. */
  readonly sexFixed?: boolean;
}

export function InterpreterFields({ values, onChange, tried, sexFixed = false }: Props) {
  const { t, options, languageName } = useWords();
  const set = (changes: Partial<InterpreterValues>): void => onChange({ ...values, ...changes });
  const missing = (isMissing: boolean): string | undefined => (tried && isMissing ? t('field.required') : undefined);
  return (
    <Stack gap="md">
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
        <TextInput
          label={t('interp.name')}
          description={t('interp.name-hint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={values.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
          error={missing(values.name.trim() === '')}
          maxLength={100}
          autoComplete="off"
        />
        {!sexFixed && (
          <Select
            label={t('interp.sex')}
            data={options(interpreterSexes)}
            value={values.sex}
            onChange={(value) => set({ sex: interpreterSexes.has(value) ? value : null })}
            error={missing(values.sex === null)}
          />
        )}
        <MultiSelect
          label={t('interp.languages')}
          searchable
          data={languageCodes.map((value) => ({ value, label: languageName(value) }))}
          value={[...values.languages]}
          onChange={(languages) => set({ languages })}
          maxValues={10}
          error={missing(values.languages.length === 0)}
        />
        <MultiSelect
          label={t('interp.governorates')}
          searchable
          data={options(governorates)}
          value={[...values.governorates]}
          onChange={(chosen) => set({ governorates: governorates.codes.filter((one) => chosen.includes(one)) })}
        />
      </SimpleGrid>
      <Checkbox label={t('interp.remote')} checked={values.remote} onChange={(event) => set({ remote: event.currentTarget.checked })} />
      <Checkbox
        label={t('interp.child-trained')}
        checked={values.childTrained}
        onChange={(event) => set({ childTrained: event.currentTarget.checked })}
      />
    </Stack>
  );
}
