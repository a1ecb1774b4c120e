/** What a code means and where it is raised. */
export interface CodeDescription {
  /** When the problem is raised: while the definition is built, at synth, when values are read, or by the command line. */
  readonly when: 'definition' | 'synth' | 'values' | 'command';
  /** One sentence that says what is wrong. */
  readonly meaning: string;
}

/**
 * Every problem that chartwright reports, by its stable code. A code is never renamed; a test keeps
 * this catalogue equal to the codes that the source raises and to the table in lib/README.md.
 */
export const codes = {
  CHART_INVALID: {
    when: 'synth',
    meaning: 'Several problems were found in a chart; each is listed with its own code.',
  },
  VALUES_DEFINITION_INVALID: {
    when: 'definition',
    meaning: 'Several problems were found in a values definition; each is listed with its own code.',
  },
  FIELD_DEFAULT_INVALID: { when: 'definition', meaning: 'The default of a field breaks the field\'s own constraints.' },
  FIELD_EXAMPLE_INVALID: { when: 'definition', meaning: 'The example of a field breaks the field\'s own constraints.' },
  FIELD_DEFAULT_MISSING: { when: 'definition', meaning: 'A field has neither a default nor `required: true`.' },
  FIELD_CONSTRAINT_INVALID: {
    when: 'definition',
    meaning: 'The constraints of a field contradict each other or cannot be honoured by Helm.',
  },
  FIELD_DESCRIPTION_MISSING: {
    when: 'definition',
    meaning: 'A field has no description, so values.yaml could not explain it.',
  },
  FIELD_PATTERN_UNSUPPORTED: {
    when: 'definition',
    meaning: 'A pattern is not understood alike by Helm (RE2) and JavaScript.',
  },
  FIELD_KEY_RESERVED: {
    when: 'definition',
    meaning: 'A values key has a name that Helm or the library keeps for itself.',
  },
  FIELD_KEY_INVALID: {
    when: 'definition',
    meaning: 'A values key is empty or has characters that values.yaml cannot carry.',
  },
  FIELD_NAME_CLASH: { when: 'definition', meaning: 'The same values key is declared twice.' },
  VALUE_UNKNOWN: { when: 'values', meaning: 'A key of a values file is not declared.' },
  VALUE_MISSING: { when: 'values', meaning: 'A required value is absent.' },
  VALUE_INVALID: { when: 'values', meaning: 'A value has the wrong type or breaks a constraint of its field.' },
  VALUES_INVALID: { when: 'values', meaning: 'A values file has several problems; each is listed.' },
  ENVIRONMENT_INVALID: { when: 'definition', meaning: 'An environment has a name that no file can have or that is taken, is one of other values, or does not exist.' },
  VALUES_UNREADABLE: { when: 'values', meaning: 'A values file cannot be read.' },
  VALUES_SYNTAX: { when: 'values', meaning: 'A values file is not valid YAML.' },
  EXCEPTION_INVALID: { when: 'command', meaning: 'An exception from a rule names nothing, has no reason or no day, or excepts from what has no exceptions.' },
  EXCEPTION_EXPIRED: { when: 'command', meaning: 'An exception from a rule is over.' },
  MANIFESTS_UNREADABLE: { when: 'command', meaning: 'Rendered manifests cannot be read.' },
  MANIFESTS_SYNTAX: { when: 'command', meaning: 'Rendered manifests are not YAML that all parsers read alike.' },
  VALUES_SET_INVALID: { when: 'values', meaning: 'A `--set` argument cannot be parsed.' },
  GUARD_FAILED: { when: 'values', meaning: 'Values break one or more cross-field rules of the chart.' },
  REFERENCE_MISUSED: {
    when: 'definition',
    meaning: 'A value that is known only at install time was used as a plain JavaScript value.',
  },
  REFERENCE_UNKNOWN: { when: 'definition', meaning: 'A path is not declared in the values definition.' },
  REFERENCE_OUTSIDE_CHART: {
    when: 'synth',
    meaning:
      'A reference was used in a construct that is not inside a HelmChart, or inside the HelmChart of other values.',
  },
  LOST_REFERENCE: { when: 'synth', meaning: 'A reference was handed to a construct and did not arrive in any object.' },
  EXPRESSION_TYPE: { when: 'definition', meaning: 'An operation was given a value of a type it does not support.' },
  RAW_INVALID: { when: 'definition', meaning: 'A raw expression is not one single Helm expression.' },
  HELPER_INVALID: {
    when: 'definition',
    meaning: 'A helper has a name that cannot stand in a template, or that another helper of the chart has.',
  },
  UNPRINTABLE_VALUE: { when: 'synth', meaning: 'An object holds something that YAML cannot represent.' },
  UNSUPPORTED_STRUCTURE: {
    when: 'synth',
    meaning: 'A conditional, repetition or merge stands where it cannot be printed, or a JSON patch cannot be applied.',
  },
  OBJECT_INVALID: { when: 'synth', meaning: 'An object has no apiVersion, no kind or no valid name.' },
  OBJECT_DUPLICATE: { when: 'synth', meaning: 'Two objects of a chart have the same kind and name, or may have for some values.' },
  CHART_NAME_INVALID: { when: 'definition', meaning: 'A chart name is not one that Helm accepts.' },
  CHART_VERSION_INVALID: { when: 'definition', meaning: 'A chart version is not a SemVer 2 version.' },
  CHART_METADATA_INVALID: { when: 'definition', meaning: 'A field of Chart.yaml is not one that Helm accepts.' },
  CHART_FILE_INVALID: {
    when: 'synth',
    meaning: 'A chart file has a path outside the chart or is larger than Helm loads.',
  },
  OUTPUT_UNWRITABLE: { when: 'synth', meaning: 'The output folder cannot be written.' },
  OUTPUT_FOREIGN: { when: 'synth', meaning: 'The output folder holds files that chartwright did not write.' },
  DEPENDENCY_DUPLICATE: { when: 'definition', meaning: 'Two copies of the package constructs are installed, and constructs of both are in one tree.' },
  CONSTRUCT_INVALID: { when: 'definition', meaning: 'A construct was given props that contradict each other.' },
  PROBE_PATHS_EQUAL: { when: 'definition', meaning: 'Liveness and readiness use the same path.' },
  PROBE_INVALID: { when: 'definition', meaning: 'A probe\'s port, path or budget cannot work.' },
  PORT_UNKNOWN: { when: 'definition', meaning: 'A port name is not declared by the workload.' },
  VOLUME_INVALID: { when: 'definition', meaning: 'A volume breaks the rules of its contract.' },
  EGRESS_SECOND_SOLE: {
    when: 'definition',
    meaning: 'A second workload asks to be the only one with outbound connections.',
  },
  EGRESS_INVALID: {
    when: 'definition',
    meaning: 'A network flow cannot be expressed without opening more than was asked for.',
  },
  EXPOSURE_SECOND_ENTRY: { when: 'definition', meaning: 'A second way into the application is asked for.' },
  ACCESS_TOO_BROAD: { when: 'definition', meaning: 'A role would allow more than its purpose can need.' },
  SUBCHART_UNREADABLE: { when: 'definition', meaning: 'A chart of somebody else cannot be read: it is none, damaged, too large or unsafe.' },
  SUBCHART_CYCLIC: { when: 'definition', meaning: 'A subchart lies inside itself, or has the name of the chart that it is in.' },
  SUBCHART_VERSION: { when: 'definition', meaning: 'The version of a subchart, or of a chart inside it, is not in the range that its dependency names.' },
  SUBCHART_INVALID: { when: 'definition', meaning: 'A subchart is declared in a way that Helm would not follow, lacks a chart that it depends on, or its values and those of the chart contradict each other.' },
  SCHEMA_REMOTE_REFERENCE: { when: 'definition', meaning: 'A schema refers to another file or to an address, or is written in a draft that Helm would fetch.' },
  USAGE_INVALID: { when: 'command', meaning: 'The command line was called with unknown or missing arguments.' },
  APP_NOT_FOUND: { when: 'command', meaning: 'The named app or chart does not exist.' },
  APP_INVALID: { when: 'command', meaning: 'An app cannot be compiled, throws, or has no function that makes charts.' },
  RENDER_OPTION_INVALID: {
    when: 'values',
    meaning: 'A release name, namespace or version is not one that Helm accepts.',
  },
  INTERNAL: { when: 'command', meaning: 'chartwright itself failed; this is a bug.' },
} as const satisfies Readonly<Record<string, CodeDescription>>;

/** The stable code of a problem. */
export type Code = keyof typeof codes;
