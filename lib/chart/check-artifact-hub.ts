import type { Problem } from '../diagnostic';
import {
  artifactHubCategories,
  artifactHubChangeKinds,
  artifactHubOperatorCapabilities,
  type ArtifactHubMetadata,
} from './artifact-hub';
import {
  checkBoolean,
  checkChoice,
  checkEach,
  checkEmailAddress,
  checkLine,
  checkMap,
  checkPattern,
  checkText,
  checkWebAddress,
  type FieldCheck,
  metadataProblem,
} from './check-field';

const checkLink = checkMap({ name: checkLine, url: checkWebAddress }, ['name', 'url']);

const checkChange: FieldCheck = (field, value) =>
  typeof value === 'string' ? checkLine(field, value) : checkChangeEntry(field, value);

const checkChangeEntry = checkMap(
  { kind: checkChoice(artifactHubChangeKinds), description: checkText, links: checkEach(checkLink) },
  ['kind', 'description'],
);

const checkImage = checkMap(
  {
    name: checkLine,
    image: checkPattern(
      /^[^\s:@]+(?::\d+\/[^\s:@]+)?(?::[\w.-]+)?(?:@sha256:[0-9a-f]{64})?$/,
      'an image reference',
      'write it as registry/repository:tag',
    ),
    whitelisted: checkBoolean,
    platforms: checkEach(
      checkPattern(/^[a-z0-9]+\/[a-z0-9]+(?:\/[a-z0-9]+)?$/, 'a platform', 'write it as linux/amd64'),
    ),
  },
  ['image'],
);

const crdFields = ['kind', 'version', 'name', 'displayName', 'description'];

const checkFields = checkMap(
  {
    alternativeName: checkLine,
    category: checkChoice(artifactHubCategories),
    changes: checkEach(checkChange),
    containsSecurityUpdates: checkBoolean,
    crds: checkEach(checkMap(Object.fromEntries(crdFields.map((key) => [key, checkText])), crdFields)),
    crdsExamples: checkEach(checkMap({ apiVersion: checkLine, kind: checkLine }, ['apiVersion', 'kind'])),
    images: checkEach(checkImage),
    license: checkPattern(
      /^[A-Za-z0-9][A-Za-z0-9.+() -]*$/,
      'an SPDX identifier',
      'take one of https://spdx.org/licenses/',
    ),
    links: checkEach(checkLink),
    maintainers: checkEach(checkMap({ name: checkLine, email: checkEmailAddress }, ['name', 'email'])),
    operator: checkBoolean,
    operatorCapabilities: checkChoice(artifactHubOperatorCapabilities),
    prerelease: checkBoolean,
    recommendations: checkEach(checkMap({ url: checkWebAddress }, ['url'])),
    screenshots: checkEach(checkMap({ title: checkLine, url: checkWebAddress }, ['title', 'url'])),
    signKey: checkMap(
      {
        fingerprint: checkPattern(/^[0-9A-Fa-f ]{16,}$/, 'a key\'s fingerprint', 'write its hexadecimal digits'),
        url: checkWebAddress,
      },
      ['fingerprint', 'url'],
    ),
  },
  [],
);

/** Everything in the Artifact Hub fields that it would refuse: it indexes no version with an invalid annotation. */
export function checkArtifactHub(metadata: ArtifactHubMetadata, chartName: string): readonly Problem[] {
  return [...checkFields('artifactHub', metadata), ...checkAlternativeName(metadata.alternativeName, chartName)];
}

function checkAlternativeName(alternativeName: string | undefined, chartName: string): readonly Problem[] {
  if (alternativeName === undefined || alternativeName.includes(chartName) || chartName.includes(alternativeName)) {
    return [];
  }
  const what = `the alternative name "${alternativeName}" neither contains the chart's name "${chartName}" nor is contained in it`;
  return [metadataProblem('artifactHub.alternativeName', what, 'take a longer or shorter form of the chart\'s name')];
}
