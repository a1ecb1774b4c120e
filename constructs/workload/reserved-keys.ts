import { protectionAnnotationPrefixes } from '../../lib';

/** Labels that select pods, or that other labels of the chart stand for: customers cannot set them. */
export const reservedLabelPrefixes: readonly string[] = ['app.kubernetes.io/', 'helm.sh/', 'chartwright.dev/'];

/** Annotations that switch a pod's protection off, or that the chart sets. */
export const reservedAnnotationPrefixes: readonly string[] = [...protectionAnnotationPrefixes, 'checksum/', 'chartwright.dev/'];
