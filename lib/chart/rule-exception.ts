/**
 * A rule that one object of a chart need not keep, for a time and for a reason. The rules of the Pod Security
 * Standards have none.
 */
export interface RuleException {
  /** The rule's id, such as `secrets-as-files`. */
  readonly rule: string;
  /** The construct whose objects are excepted, below its chart, such as `egress-proxy` or `egress-proxy/deployment`. */
  readonly object: string;
  /** Why, for the auditor who reads the report. */
  readonly reason: string;
  /** The last day on which it holds, such as `2027-06-30`. */
  readonly expires: string;
}
