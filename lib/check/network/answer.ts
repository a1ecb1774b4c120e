/** `maybe` where it depends on how a cluster carries traffic, which no specification says. */
export type Answer = 'yes' | 'no' | 'maybe';

/** Yes where one of them is. */
export function anyOf(answers: readonly Answer[]): Answer {
  return answers.includes('yes') ? 'yes' : answers.includes('maybe') ? 'maybe' : 'no';
}

/** Yes where all of them are. */
export function allOf(answers: readonly Answer[]): Answer {
  return answers.includes('no') ? 'no' : answers.includes('maybe') ? 'maybe' : 'yes';
}

/** Yes or no. */
export function answerOf(is: boolean): Answer {
  return is ? 'yes' : 'no';
}
