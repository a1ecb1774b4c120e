/* eslint-disable */
/* Made by chartwright from values.schema.json. Change the values definition, not this file. */

/**
 * Any content except null.
 */
export type FreeForm =
  | string
  | number
  | boolean
  | FreeForm[]
  | {
      [k: string]: FreeForm;
    };

export interface ExampleValues {
  /**
   * Shared with the parent chart and its other subcharts, when there are any.
   */
  global: {
    /**
     * Registry that all images are pulled from, in place of their own. A host, with a port and a path if need be. Empty: each image has its own registry.
     */
    imageRegistry: string;
    /**
     * Secrets with which images are pulled. Each is a name, or a map with the key name.
     */
    imagePullSecrets: (
      | string
      | {
          name: string;
        }
    )[];
    /**
     * How the chart adapts to the cluster.
     */
    compatibility: {
      /**
       * OpenShift, which gives pods their users and groups itself and whose DNS listens on another port.
       */
      openshift: {
        /**
         * Whether users and groups of pods are left to OpenShift, and its DNS servers may be asked. auto: where the cluster serves security.openshift.io/v1.
         */
        adaptSecurityContext: 'auto' | 'force' | 'disabled';
        [k: string]: unknown;
      };
      [k: string]: unknown;
    };
    [k: string]: unknown;
  };
  /**
   * Name of the chart in the names and labels of objects. Empty: the chart's own name.
   */
  nameOverride: string;
  /**
   * Beginning of the names of all objects. Empty: made from the release's name and the chart's name.
   */
  fullnameOverride: string;
  /**
   * Labels that are added to all objects.
   */
  commonLabels: {
    [k: string]: string;
  };
  /**
   * Annotations that are added to all objects.
   */
  commonAnnotations: {
    [k: string]: string;
  };
  /**
   * DNS domain of the cluster.
   */
  clusterDomain: string;
  /**
   * Least severe message that is logged.
   */
  logLevel: 'info' | 'debug' | 'error';
  /**
   * The entrance for all requests.
   */
  gateway: {
    /**
     * Number of pods.
     */
    replicas: number;
    /**
     * Image of the gateway.
     */
    image: {
      /**
       * Repository, without registry and tag.
       */
      repository: string;
      /**
       * @deprecated
       * Tag of the image. Deprecated: set digest.
       */
      tag: string;
    };
    resources: {
      /**
       * CPU that each pod is guaranteed.
       */
      cpu: string | number;
    };
    /**
     * User id. Set it to null on OpenShift.
     */
    runAsUser?: number;
    /**
     * Priority of the pods.
     */
    priority?: number;
    /**
     * Share of requests that are traced.
     */
    sampling: number;
    /**
     * Tolerations of the pods.
     */
    tolerations?: FreeForm[];
    /**
     * Affinity of the pods.
     */
    affinity?: {
      [k: string]: FreeForm;
    };
    /**
     * Pods that may be unavailable, as a number or a percentage.
     */
    unavailable?: string | number;
    /**
     * Environment variables.
     */
    environment: {
      [k: string]: string;
    };
    /**
     * Host names.
     */
    hosts: string[];
    /**
     * Mirrors, tried in this order.
     */
    mirrors: {
      /**
       * Host.
       */
      host: string;
      /**
       * Port.
       */
      port?: number;
    }[];
  };
  /**
   * Who signs users in.
   */
  auth: {
    /**
     * Who signs users in.
     */
    provider: 'builtin' | 'oidc' | 'saml';
    /**
     * Settings while provider is oidc.
     */
    oidc: {
      /**
       * Issuer of the tokens.
       */
      issuerUrl?: string;
      /**
       * Scope that is asked for.
       */
      scope: string;
    };
    /**
     * Settings while provider is saml.
     */
    saml: {
      /**
       * Metadata of the identity provider.
       */
      metadataUrl?: string;
    };
  };
  egress: {
    /**
     * Networks that may be reached.
     */
    networks: string[];
    /**
     * Proxy for outbound requests. Empty: none.
     */
    proxyUrl: string;
  };
  /**
   * Whether requests are logged.
   */
  debug: boolean;
  /**
   * Script that runs first.
   */
  startScript: string;
  /**
   * Password of the database.
   */
  password: {
    name: string;
    key: string;
  };
  /**
   * Port of the service.
   */
  port: number;
  /**
   * Key that unlocks the product.
   */
  licenseKey: string;
  /**
   * Set by a parent chart as the condition of its dependency. Not used by this chart.
   */
  enabled?: boolean;
}
