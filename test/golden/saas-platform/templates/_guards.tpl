{{/* Rules across values: fails once, with every rule that is broken. */}}
{{- define "saas-platform.guards" -}}
{{- $problems := list }}
{{- if and .Values.features.aiAssistant .Values.airgapped }}
{{- $problems = append $problems "features.aiAssistant is true, although airgapped is: the assistant asks a language model on the internet. Set features.aiAssistant or airgapped to false." }}
{{- end }}
{{- if and .Values.egress.internet.enabled .Values.airgapped }}
{{- $problems = append $problems "egress.internet.enabled is true, although airgapped is: there is no internet then. Set egress.internet.enabled or airgapped to false." }}
{{- end }}
{{- if and (or (and (eq .Values.secretBackend.store.provider "awsSecretsManager") (eq .Values.secretBackend.store.awsSecretsManager.auth.method "serviceAccount")) (and (eq .Values.secretBackend.store.provider "gcpSecretManager") (eq .Values.secretBackend.store.gcpSecretManager.auth.method "workloadIdentity")) (and (eq .Values.secretBackend.store.provider "vault") (or (eq .Values.secretBackend.store.vault.auth.method "kubernetes") (eq .Values.secretBackend.store.vault.auth.method "jwt")))) (not .Values.secretBackend.serviceAccount.create) (not .Values.secretBackend.serviceAccount.name) }}
{{- $problems = append $problems "the secret store has no ServiceAccount to log in with: set secretBackend.serviceAccount.name, or secretBackend.serviceAccount.create to true." }}
{{- end }}
{{- if and (eq .Values.secretBackend.store.provider "vault") .Values.secretBackend.store.vault.caBundle .Values.secretBackend.store.vault.caProvider.name }}
{{- $problems = append $problems "the secret store has two certificate authorities for Vault: set either secretBackend.store.vault.caBundle or secretBackend.store.vault.caProvider.name." }}
{{- end }}
{{- if and (or (eq .Values.secretBackend.store.provider "awsSecretsManager") (eq .Values.secretBackend.store.provider "gcpSecretManager") (eq .Values.secretBackend.store.provider "vault")) (not (.Capabilities.APIVersions.Has "external-secrets.io/v1")) }}
{{- $problems = append $problems "secretBackend.store.provider names a provider, but the cluster does not serve external-secrets.io/v1: install External Secrets Operator 0.16 or newer, or set secretBackend.store.provider to none (helm template asks no cluster: pass it --api-versions external-secrets.io/v1)." }}
{{- end }}
{{- if and (eq .Values.secrets.session.source "externalSecret") (eq .Values.secretBackend.store.provider "none") }}
{{- $problems = append $problems "secrets.session.source is externalSecret, but there is no store to read from: set secretBackend.store.provider to the provider, or set secrets.session.source to existingSecret." }}
{{- end }}
{{- if and (eq .Values.secrets.session.source "externalSecret") (not (.Capabilities.APIVersions.Has "external-secrets.io/v1")) }}
{{- $problems = append $problems "secrets.session.source is externalSecret, but the cluster does not serve external-secrets.io/v1: install External Secrets Operator 0.16 or newer, or set secrets.session.source to existingSecret (helm template asks no cluster: pass it --api-versions external-secrets.io/v1)." }}
{{- end }}
{{- if and (eq .Values.secrets.session.source "sealedSecret") (not (.Capabilities.APIVersions.Has "bitnami.com/v1alpha1")) }}
{{- $problems = append $problems "secrets.session.source is sealedSecret, but the cluster does not serve bitnami.com/v1alpha1: install the controller of Sealed Secrets, or set secrets.session.source to existingSecret (helm template asks no cluster: pass it --api-versions bitnami.com/v1alpha1)." }}
{{- end }}
{{- if and (eq .Values.secrets.database.source "externalSecret") (eq .Values.secretBackend.store.provider "none") }}
{{- $problems = append $problems "secrets.database.source is externalSecret, but there is no store to read from: set secretBackend.store.provider to the provider, or set secrets.database.source to existingSecret." }}
{{- end }}
{{- if and (eq .Values.secrets.database.source "externalSecret") (not (.Capabilities.APIVersions.Has "external-secrets.io/v1")) }}
{{- $problems = append $problems "secrets.database.source is externalSecret, but the cluster does not serve external-secrets.io/v1: install External Secrets Operator 0.16 or newer, or set secrets.database.source to existingSecret (helm template asks no cluster: pass it --api-versions external-secrets.io/v1)." }}
{{- end }}
{{- if and (eq .Values.secrets.database.source "sealedSecret") (not (.Capabilities.APIVersions.Has "bitnami.com/v1alpha1")) }}
{{- $problems = append $problems "secrets.database.source is sealedSecret, but the cluster does not serve bitnami.com/v1alpha1: install the controller of Sealed Secrets, or set secrets.database.source to existingSecret (helm template asks no cluster: pass it --api-versions bitnami.com/v1alpha1)." }}
{{- end }}
{{- if and (eq .Values.secrets.cache.source "externalSecret") (eq .Values.secretBackend.store.provider "none") }}
{{- $problems = append $problems "secrets.cache.source is externalSecret, but there is no store to read from: set secretBackend.store.provider to the provider, or set secrets.cache.source to existingSecret." }}
{{- end }}
{{- if and (eq .Values.secrets.cache.source "externalSecret") (not (.Capabilities.APIVersions.Has "external-secrets.io/v1")) }}
{{- $problems = append $problems "secrets.cache.source is externalSecret, but the cluster does not serve external-secrets.io/v1: install External Secrets Operator 0.16 or newer, or set secrets.cache.source to existingSecret (helm template asks no cluster: pass it --api-versions external-secrets.io/v1)." }}
{{- end }}
{{- if and (eq .Values.secrets.cache.source "sealedSecret") (not (.Capabilities.APIVersions.Has "bitnami.com/v1alpha1")) }}
{{- $problems = append $problems "secrets.cache.source is sealedSecret, but the cluster does not serve bitnami.com/v1alpha1: install the controller of Sealed Secrets, or set secrets.cache.source to existingSecret (helm template asks no cluster: pass it --api-versions bitnami.com/v1alpha1)." }}
{{- end }}
{{- if and (eq .Values.secrets.queue.source "externalSecret") (eq .Values.secretBackend.store.provider "none") }}
{{- $problems = append $problems "secrets.queue.source is externalSecret, but there is no store to read from: set secretBackend.store.provider to the provider, or set secrets.queue.source to existingSecret." }}
{{- end }}
{{- if and (eq .Values.secrets.queue.source "externalSecret") (not (.Capabilities.APIVersions.Has "external-secrets.io/v1")) }}
{{- $problems = append $problems "secrets.queue.source is externalSecret, but the cluster does not serve external-secrets.io/v1: install External Secrets Operator 0.16 or newer, or set secrets.queue.source to existingSecret (helm template asks no cluster: pass it --api-versions external-secrets.io/v1)." }}
{{- end }}
{{- if and (eq .Values.secrets.queue.source "sealedSecret") (not (.Capabilities.APIVersions.Has "bitnami.com/v1alpha1")) }}
{{- $problems = append $problems "secrets.queue.source is sealedSecret, but the cluster does not serve bitnami.com/v1alpha1: install the controller of Sealed Secrets, or set secrets.queue.source to existingSecret (helm template asks no cluster: pass it --api-versions bitnami.com/v1alpha1)." }}
{{- end }}
{{- if and (eq .Values.secrets.objectStore.source "externalSecret") (eq .Values.secretBackend.store.provider "none") }}
{{- $problems = append $problems "secrets.objectStore.source is externalSecret, but there is no store to read from: set secretBackend.store.provider to the provider, or set secrets.objectStore.source to existingSecret." }}
{{- end }}
{{- if and (eq .Values.secrets.objectStore.source "externalSecret") (not (.Capabilities.APIVersions.Has "external-secrets.io/v1")) }}
{{- $problems = append $problems "secrets.objectStore.source is externalSecret, but the cluster does not serve external-secrets.io/v1: install External Secrets Operator 0.16 or newer, or set secrets.objectStore.source to existingSecret (helm template asks no cluster: pass it --api-versions external-secrets.io/v1)." }}
{{- end }}
{{- if and (eq .Values.secrets.objectStore.source "sealedSecret") (not (.Capabilities.APIVersions.Has "bitnami.com/v1alpha1")) }}
{{- $problems = append $problems "secrets.objectStore.source is sealedSecret, but the cluster does not serve bitnami.com/v1alpha1: install the controller of Sealed Secrets, or set secrets.objectStore.source to existingSecret (helm template asks no cluster: pass it --api-versions bitnami.com/v1alpha1)." }}
{{- end }}
{{- if and (ne .Values.tls.certificate.source "existingSecret") .Values.tls.certificate.existingSecret.name }}
{{- $problems = append $problems "tls.certificate.existingSecret.name is set, but tls.certificate.source is not existingSecret: set tls.certificate.source to existingSecret, or remove tls.certificate.existingSecret.name." }}
{{- end }}
{{- if and (ne .Values.tls.certificate.source "certManager") .Values.tls.certificate.certManager.issuerRef.name }}
{{- $problems = append $problems "tls.certificate.certManager.issuerRef.name is set, but tls.certificate.source is not certManager: set tls.certificate.source to certManager, or remove tls.certificate.certManager.issuerRef.name." }}
{{- end }}
{{- if and (eq .Values.tls.certificate.source "certManager") (not .Values.tls.certificate.certManager.dnsNames) }}
{{- $problems = append $problems "the certificate is for no host name: list them in tls.certificate.certManager.dnsNames." }}
{{- end }}
{{- if and (eq .Values.tls.certificate.source "certManager") (not (kindIs "invalid" .Values.tls.certificate.certManager.privateKey.size)) (ne .Values.tls.certificate.certManager.privateKey.algorithm "Ed25519") (not (ternary (ge (int64 .Values.tls.certificate.certManager.privateKey.size) 2048) (or (eq (int64 .Values.tls.certificate.certManager.privateKey.size) 256) (eq (int64 .Values.tls.certificate.certManager.privateKey.size) 384) (eq (int64 .Values.tls.certificate.certManager.privateKey.size) 521)) (eq .Values.tls.certificate.certManager.privateKey.algorithm "RSA"))) }}
{{- $problems = append $problems "the private key has a size that its algorithm does not have: set tls.certificate.certManager.privateKey.size to 256, 384 or 521 for ECDSA, or to 2048 or more for RSA." }}
{{- end }}
{{- if and (eq .Values.tls.certificate.source "certManager") (not (.Capabilities.APIVersions.Has "cert-manager.io/v1")) }}
{{- $problems = append $problems "tls.certificate.source is certManager, but the cluster does not serve cert-manager.io/v1: install cert-manager, or set tls.certificate.source to existingSecret (helm template asks no cluster: pass it --api-versions cert-manager.io/v1)." }}
{{- end }}
{{- if and (not .Values.egressProxy.serviceAccount.create) (not .Values.egressProxy.serviceAccount.name) }}
{{- $problems = append $problems "egress-proxy has no ServiceAccount: set egressProxy.serviceAccount.name, or egressProxy.serviceAccount.create to true." }}
{{- end }}
{{- if and (not (or (kindIs "invalid" .Values.egressProxy.resources.limits.cpu) (eq (toString .Values.egressProxy.resources.limits.cpu) ""))) (not (include "saas-platform.quantityAtLeast" (dict "root" $ "left" .Values.egressProxy.resources.limits.cpu "right" .Values.egressProxy.resources.requests.cpu))) }}
{{- $problems = append $problems (printf "egress-proxy is guaranteed %s of cpu, more than the %s that it may use at most: lower egressProxy.resources.requests.cpu, or raise egressProxy.resources.limits.cpu." (kindIs "string" .Values.egressProxy.resources.requests.cpu | ternary .Values.egressProxy.resources.requests.cpu (toJson .Values.egressProxy.resources.requests.cpu)) (kindIs "invalid" .Values.egressProxy.resources.limits.cpu | ternary "" (kindIs "string" .Values.egressProxy.resources.limits.cpu | ternary .Values.egressProxy.resources.limits.cpu (toJson .Values.egressProxy.resources.limits.cpu)))) }}
{{- end }}
{{- if not (include "saas-platform.quantityAtLeast" (dict "root" $ "left" .Values.egressProxy.resources.limits.memory "right" .Values.egressProxy.resources.requests.memory)) }}
{{- $problems = append $problems (printf "egress-proxy is guaranteed %s of memory, more than the %s that it may use at most: lower egressProxy.resources.requests.memory, or raise egressProxy.resources.limits.memory." (kindIs "string" .Values.egressProxy.resources.requests.memory | ternary .Values.egressProxy.resources.requests.memory (toJson .Values.egressProxy.resources.requests.memory)) (kindIs "string" .Values.egressProxy.resources.limits.memory | ternary .Values.egressProxy.resources.limits.memory (toJson .Values.egressProxy.resources.limits.memory))) }}
{{- end }}
{{- if include "saas-platform.repeatedName" (dict "root" $ "members" .Values.egressProxy.extraEnvVars) }}
{{- $problems = append $problems (printf "egressProxy.extraEnvVars has %s more than once: keep one of each name." (include "saas-platform.repeatedName" (dict "root" $ "members" .Values.egressProxy.extraEnvVars))) }}
{{- end }}
{{- if include "saas-platform.repeatedName" (dict "root" $ "members" .Values.egressProxy.extraVolumes) }}
{{- $problems = append $problems (printf "egressProxy.extraVolumes has %s more than once: keep one of each name." (include "saas-platform.repeatedName" (dict "root" $ "members" .Values.egressProxy.extraVolumes))) }}
{{- end }}
{{- if include "saas-platform.repeatedMountPath" (dict "root" $ "members" .Values.egressProxy.extraVolumeMounts) }}
{{- $problems = append $problems (printf "egressProxy.extraVolumeMounts has %s more than once: keep one of each mountPath." (include "saas-platform.repeatedMountPath" (dict "root" $ "members" .Values.egressProxy.extraVolumeMounts))) }}
{{- end }}
{{- if include "saas-platform.missingName" (dict "root" $ "members" .Values.egressProxy.extraVolumeMounts "others" .Values.egressProxy.extraVolumes) }}
{{- $problems = append $problems (printf "egressProxy.extraVolumeMounts mounts %s, which egressProxy.extraVolumes does not have: add it to egressProxy.extraVolumes, or remove the mount." (include "saas-platform.missingName" (dict "root" $ "members" .Values.egressProxy.extraVolumeMounts "others" .Values.egressProxy.extraVolumes))) }}
{{- end }}
{{- if and (le (int64 .Values.egressProxy.updateStrategy.rollingUpdate.maxSurge) 0) (le (int64 .Values.egressProxy.updateStrategy.rollingUpdate.maxUnavailable) 0) }}
{{- $problems = append $problems "an upgrade could replace no pod of egress-proxy: set egressProxy.updateStrategy.rollingUpdate.maxSurge to 1 or more." }}
{{- end }}
{{- if and (eq .Values.egressProxy.autoscaling.mode "hpa") (gt (int64 .Values.egressProxy.autoscaling.hpa.minReplicas) (int64 .Values.egressProxy.autoscaling.hpa.maxReplicas)) }}
{{- $problems = append $problems "the least number of pods of egress-proxy is greater than the greatest: raise egressProxy.autoscaling.hpa.maxReplicas." }}
{{- end }}
{{- if and (eq .Values.egressProxy.autoscaling.mode "hpa") (kindIs "invalid" .Values.egressProxy.autoscaling.hpa.targetCPUUtilizationPercentage) (kindIs "invalid" .Values.egressProxy.autoscaling.hpa.targetMemoryUtilizationPercentage) }}
{{- $problems = append $problems "egress-proxy is scaled by load, but no load is named: set egressProxy.autoscaling.hpa.targetCPUUtilizationPercentage." }}
{{- end }}
{{- if and (eq .Values.egressProxy.autoscaling.mode "keda") (gt (int64 .Values.egressProxy.autoscaling.keda.minReplicaCount) (int64 .Values.egressProxy.autoscaling.keda.maxReplicaCount)) }}
{{- $problems = append $problems "the least number of pods of egress-proxy is greater than the greatest: raise egressProxy.autoscaling.keda.maxReplicaCount." }}
{{- end }}
{{- if and (eq .Values.egressProxy.autoscaling.mode "keda") (not .Values.egressProxy.autoscaling.keda.triggers) }}
{{- $problems = append $problems "egress-proxy is scaled by KEDA, but has no triggers: set egressProxy.autoscaling.keda.triggers." }}
{{- end }}
{{- if and (eq .Values.egressProxy.autoscaling.mode "keda") (not (.Capabilities.APIVersions.Has "keda.sh/v1alpha1")) }}
{{- $problems = append $problems "egress-proxy is scaled by KEDA, but the cluster does not serve keda.sh/v1alpha1: install KEDA, or set egressProxy.autoscaling.mode to \"hpa\" or \"fixed\" (helm template asks no cluster: pass it --api-versions keda.sh/v1alpha1)." }}
{{- end }}
{{- if and .Values.proxy.httpProxy .Values.proxy.httpProxySecret.name }}
{{- $problems = append $problems "the proxy for http is named twice: set only one of proxy.httpProxy and proxy.httpProxySecret.name." }}
{{- end }}
{{- if and .Values.proxy.httpsProxy .Values.proxy.httpsProxySecret.name }}
{{- $problems = append $problems "the proxy for https is named twice: set only one of proxy.httpsProxy and proxy.httpsProxySecret.name." }}
{{- end }}
{{- if and (eq .Values.database.mode "bundled") (not .Values.database.bundled.storage.existingClaim) (not (or (kindIs "invalid" .Values.database.bundled.storage.minimumSize) (eq (toString .Values.database.bundled.storage.minimumSize) ""))) (not (include "saas-platform.quantityAtLeast" (dict "root" $ "left" .Values.database.bundled.storage.size "right" .Values.database.bundled.storage.minimumSize))) }}
{{- $problems = append $problems (printf "data has %s, and a volume cannot be made smaller: set database.bundled.storage.size to at least database.bundled.storage.minimumSize, or copy the data to a smaller claim and name that in database.bundled.storage.existingClaim." (kindIs "invalid" .Values.database.bundled.storage.minimumSize | ternary "" (kindIs "string" .Values.database.bundled.storage.minimumSize | ternary .Values.database.bundled.storage.minimumSize (toJson .Values.database.bundled.storage.minimumSize)))) }}
{{- end }}
{{- if and (eq .Values.database.mode "bundled") (not .Values.database.bundled.server.serviceAccount.create) (not .Values.database.bundled.server.serviceAccount.name) }}
{{- $problems = append $problems "database has no ServiceAccount: set database.bundled.server.serviceAccount.name, or database.bundled.server.serviceAccount.create to true." }}
{{- end }}
{{- if and (eq .Values.database.mode "bundled") (not (or (kindIs "invalid" .Values.database.bundled.server.resources.limits.cpu) (eq (toString .Values.database.bundled.server.resources.limits.cpu) ""))) (not (include "saas-platform.quantityAtLeast" (dict "root" $ "left" .Values.database.bundled.server.resources.limits.cpu "right" .Values.database.bundled.server.resources.requests.cpu))) }}
{{- $problems = append $problems (printf "database is guaranteed %s of cpu, more than the %s that it may use at most: lower database.bundled.server.resources.requests.cpu, or raise database.bundled.server.resources.limits.cpu." (kindIs "string" .Values.database.bundled.server.resources.requests.cpu | ternary .Values.database.bundled.server.resources.requests.cpu (toJson .Values.database.bundled.server.resources.requests.cpu)) (kindIs "invalid" .Values.database.bundled.server.resources.limits.cpu | ternary "" (kindIs "string" .Values.database.bundled.server.resources.limits.cpu | ternary .Values.database.bundled.server.resources.limits.cpu (toJson .Values.database.bundled.server.resources.limits.cpu)))) }}
{{- end }}
{{- if and (eq .Values.database.mode "bundled") (not (include "saas-platform.quantityAtLeast" (dict "root" $ "left" .Values.database.bundled.server.resources.limits.memory "right" .Values.database.bundled.server.resources.requests.memory))) }}
{{- $problems = append $problems (printf "database is guaranteed %s of memory, more than the %s that it may use at most: lower database.bundled.server.resources.requests.memory, or raise database.bundled.server.resources.limits.memory." (kindIs "string" .Values.database.bundled.server.resources.requests.memory | ternary .Values.database.bundled.server.resources.requests.memory (toJson .Values.database.bundled.server.resources.requests.memory)) (kindIs "string" .Values.database.bundled.server.resources.limits.memory | ternary .Values.database.bundled.server.resources.limits.memory (toJson .Values.database.bundled.server.resources.limits.memory))) }}
{{- end }}
{{- if and (eq .Values.database.mode "bundled") (include "saas-platform.repeatedName" (dict "root" $ "members" .Values.database.bundled.server.extraEnvVars)) }}
{{- $problems = append $problems (printf "database.bundled.server.extraEnvVars has %s more than once: keep one of each name." (include "saas-platform.repeatedName" (dict "root" $ "members" .Values.database.bundled.server.extraEnvVars))) }}
{{- end }}
{{- if and (eq .Values.database.mode "bundled") (gt (int64 .Values.database.bundled.server.replicas) 1) }}
{{- $problems = append $problems "database is a single writer and cannot have two pods: set database.bundled.server.replicas to 1." }}
{{- end }}
{{- if and (eq .Values.database.mode "bundled") (include "saas-platform.repeatedName" (dict "root" $ "members" .Values.database.bundled.server.extraVolumes)) }}
{{- $problems = append $problems (printf "database.bundled.server.extraVolumes has %s more than once: keep one of each name." (include "saas-platform.repeatedName" (dict "root" $ "members" .Values.database.bundled.server.extraVolumes))) }}
{{- end }}
{{- if and (eq .Values.database.mode "bundled") (include "saas-platform.repeatedMountPath" (dict "root" $ "members" .Values.database.bundled.server.extraVolumeMounts)) }}
{{- $problems = append $problems (printf "database.bundled.server.extraVolumeMounts has %s more than once: keep one of each mountPath." (include "saas-platform.repeatedMountPath" (dict "root" $ "members" .Values.database.bundled.server.extraVolumeMounts))) }}
{{- end }}
{{- if and (eq .Values.database.mode "bundled") (include "saas-platform.missingName" (dict "root" $ "members" .Values.database.bundled.server.extraVolumeMounts "others" .Values.database.bundled.server.extraVolumes)) }}
{{- $problems = append $problems (printf "database.bundled.server.extraVolumeMounts mounts %s, which database.bundled.server.extraVolumes does not have: add it to database.bundled.server.extraVolumes, or remove the mount." (include "saas-platform.missingName" (dict "root" $ "members" .Values.database.bundled.server.extraVolumeMounts "others" .Values.database.bundled.server.extraVolumes))) }}
{{- end }}
{{- if and (eq .Values.database.mode "cloudNativePg") (not (.Capabilities.APIVersions.Has "postgresql.cnpg.io/v1")) }}
{{- $problems = append $problems "database.mode is cloudNativePg, but the cluster does not serve postgresql.cnpg.io/v1: install the operator CloudNativePG, or set database.mode to external (helm template asks no cluster: pass it --api-versions postgresql.cnpg.io/v1)." }}
{{- end }}
{{- if and (eq .Values.database.mode "cloudNativePg") (not (include "saas-platform.quantityAtLeast" (dict "root" $ "left" .Values.database.cloudNativePg.resources.limits.memory "right" .Values.database.cloudNativePg.resources.requests.memory))) }}
{{- $problems = append $problems (printf "database-cluster is guaranteed %s of memory, more than the %s that it may use at most: lower database.cloudNativePg.resources.requests.memory, or raise database.cloudNativePg.resources.limits.memory." (kindIs "string" .Values.database.cloudNativePg.resources.requests.memory | ternary .Values.database.cloudNativePg.resources.requests.memory (toJson .Values.database.cloudNativePg.resources.requests.memory)) (kindIs "string" .Values.database.cloudNativePg.resources.limits.memory | ternary .Values.database.cloudNativePg.resources.limits.memory (toJson .Values.database.cloudNativePg.resources.limits.memory))) }}
{{- end }}
{{- if and (eq .Values.cache.mode "bundled") (not .Values.cache.bundled.server.serviceAccount.create) (not .Values.cache.bundled.server.serviceAccount.name) }}
{{- $problems = append $problems "cache has no ServiceAccount: set cache.bundled.server.serviceAccount.name, or cache.bundled.server.serviceAccount.create to true." }}
{{- end }}
{{- if and (eq .Values.cache.mode "bundled") (not (or (kindIs "invalid" .Values.cache.bundled.server.resources.limits.cpu) (eq (toString .Values.cache.bundled.server.resources.limits.cpu) ""))) (not (include "saas-platform.quantityAtLeast" (dict "root" $ "left" .Values.cache.bundled.server.resources.limits.cpu "right" .Values.cache.bundled.server.resources.requests.cpu))) }}
{{- $problems = append $problems (printf "cache is guaranteed %s of cpu, more than the %s that it may use at most: lower cache.bundled.server.resources.requests.cpu, or raise cache.bundled.server.resources.limits.cpu." (kindIs "string" .Values.cache.bundled.server.resources.requests.cpu | ternary .Values.cache.bundled.server.resources.requests.cpu (toJson .Values.cache.bundled.server.resources.requests.cpu)) (kindIs "invalid" .Values.cache.bundled.server.resources.limits.cpu | ternary "" (kindIs "string" .Values.cache.bundled.server.resources.limits.cpu | ternary .Values.cache.bundled.server.resources.limits.cpu (toJson .Values.cache.bundled.server.resources.limits.cpu)))) }}
{{- end }}
{{- if and (eq .Values.cache.mode "bundled") (not (include "saas-platform.quantityAtLeast" (dict "root" $ "left" .Values.cache.bundled.server.resources.limits.memory "right" .Values.cache.bundled.server.resources.requests.memory))) }}
{{- $problems = append $problems (printf "cache is guaranteed %s of memory, more than the %s that it may use at most: lower cache.bundled.server.resources.requests.memory, or raise cache.bundled.server.resources.limits.memory." (kindIs "string" .Values.cache.bundled.server.resources.requests.memory | ternary .Values.cache.bundled.server.resources.requests.memory (toJson .Values.cache.bundled.server.resources.requests.memory)) (kindIs "string" .Values.cache.bundled.server.resources.limits.memory | ternary .Values.cache.bundled.server.resources.limits.memory (toJson .Values.cache.bundled.server.resources.limits.memory))) }}
{{- end }}
{{- if and (eq .Values.cache.mode "bundled") (include "saas-platform.repeatedName" (dict "root" $ "members" .Values.cache.bundled.server.extraEnvVars)) }}
{{- $problems = append $problems (printf "cache.bundled.server.extraEnvVars has %s more than once: keep one of each name." (include "saas-platform.repeatedName" (dict "root" $ "members" .Values.cache.bundled.server.extraEnvVars))) }}
{{- end }}
{{- if and (eq .Values.cache.mode "bundled") (gt (int64 .Values.cache.bundled.server.replicas) 1) }}
{{- $problems = append $problems "cache is a single writer and cannot have two pods: set cache.bundled.server.replicas to 1." }}
{{- end }}
{{- if and (eq .Values.cache.mode "bundled") (include "saas-platform.repeatedName" (dict "root" $ "members" .Values.cache.bundled.server.extraVolumes)) }}
{{- $problems = append $problems (printf "cache.bundled.server.extraVolumes has %s more than once: keep one of each name." (include "saas-platform.repeatedName" (dict "root" $ "members" .Values.cache.bundled.server.extraVolumes))) }}
{{- end }}
{{- if and (eq .Values.cache.mode "bundled") (include "saas-platform.repeatedMountPath" (dict "root" $ "members" .Values.cache.bundled.server.extraVolumeMounts)) }}
{{- $problems = append $problems (printf "cache.bundled.server.extraVolumeMounts has %s more than once: keep one of each mountPath." (include "saas-platform.repeatedMountPath" (dict "root" $ "members" .Values.cache.bundled.server.extraVolumeMounts))) }}
{{- end }}
{{- if and (eq .Values.cache.mode "bundled") (include "saas-platform.missingName" (dict "root" $ "members" .Values.cache.bundled.server.extraVolumeMounts "others" .Values.cache.bundled.server.extraVolumes)) }}
{{- $problems = append $problems (printf "cache.bundled.server.extraVolumeMounts mounts %s, which cache.bundled.server.extraVolumes does not have: add it to cache.bundled.server.extraVolumes, or remove the mount." (include "saas-platform.missingName" (dict "root" $ "members" .Values.cache.bundled.server.extraVolumeMounts "others" .Values.cache.bundled.server.extraVolumes))) }}
{{- end }}
{{- if and (eq .Values.queue.mode "bundled") (not .Values.queue.bundled.storage.existingClaim) (not (or (kindIs "invalid" .Values.queue.bundled.storage.minimumSize) (eq (toString .Values.queue.bundled.storage.minimumSize) ""))) (not (include "saas-platform.quantityAtLeast" (dict "root" $ "left" .Values.queue.bundled.storage.size "right" .Values.queue.bundled.storage.minimumSize))) }}
{{- $problems = append $problems (printf "data has %s, and a volume cannot be made smaller: set queue.bundled.storage.size to at least queue.bundled.storage.minimumSize, or copy the data to a smaller claim and name that in queue.bundled.storage.existingClaim." (kindIs "invalid" .Values.queue.bundled.storage.minimumSize | ternary "" (kindIs "string" .Values.queue.bundled.storage.minimumSize | ternary .Values.queue.bundled.storage.minimumSize (toJson .Values.queue.bundled.storage.minimumSize)))) }}
{{- end }}
{{- if and (eq .Values.queue.mode "bundled") (not .Values.queue.bundled.server.serviceAccount.create) (not .Values.queue.bundled.server.serviceAccount.name) }}
{{- $problems = append $problems "queue has no ServiceAccount: set queue.bundled.server.serviceAccount.name, or queue.bundled.server.serviceAccount.create to true." }}
{{- end }}
{{- if and (eq .Values.queue.mode "bundled") (not (or (kindIs "invalid" .Values.queue.bundled.server.resources.limits.cpu) (eq (toString .Values.queue.bundled.server.resources.limits.cpu) ""))) (not (include "saas-platform.quantityAtLeast" (dict "root" $ "left" .Values.queue.bundled.server.resources.limits.cpu "right" .Values.queue.bundled.server.resources.requests.cpu))) }}
{{- $problems = append $problems (printf "queue is guaranteed %s of cpu, more than the %s that it may use at most: lower queue.bundled.server.resources.requests.cpu, or raise queue.bundled.server.resources.limits.cpu." (kindIs "string" .Values.queue.bundled.server.resources.requests.cpu | ternary .Values.queue.bundled.server.resources.requests.cpu (toJson .Values.queue.bundled.server.resources.requests.cpu)) (kindIs "invalid" .Values.queue.bundled.server.resources.limits.cpu | ternary "" (kindIs "string" .Values.queue.bundled.server.resources.limits.cpu | ternary .Values.queue.bundled.server.resources.limits.cpu (toJson .Values.queue.bundled.server.resources.limits.cpu)))) }}
{{- end }}
{{- if and (eq .Values.queue.mode "bundled") (not (include "saas-platform.quantityAtLeast" (dict "root" $ "left" .Values.queue.bundled.server.resources.limits.memory "right" .Values.queue.bundled.server.resources.requests.memory))) }}
{{- $problems = append $problems (printf "queue is guaranteed %s of memory, more than the %s that it may use at most: lower queue.bundled.server.resources.requests.memory, or raise queue.bundled.server.resources.limits.memory." (kindIs "string" .Values.queue.bundled.server.resources.requests.memory | ternary .Values.queue.bundled.server.resources.requests.memory (toJson .Values.queue.bundled.server.resources.requests.memory)) (kindIs "string" .Values.queue.bundled.server.resources.limits.memory | ternary .Values.queue.bundled.server.resources.limits.memory (toJson .Values.queue.bundled.server.resources.limits.memory))) }}
{{- end }}
{{- if and (eq .Values.queue.mode "bundled") (include "saas-platform.repeatedName" (dict "root" $ "members" .Values.queue.bundled.server.extraEnvVars)) }}
{{- $problems = append $problems (printf "queue.bundled.server.extraEnvVars has %s more than once: keep one of each name." (include "saas-platform.repeatedName" (dict "root" $ "members" .Values.queue.bundled.server.extraEnvVars))) }}
{{- end }}
{{- if and (eq .Values.queue.mode "bundled") (gt (int64 .Values.queue.bundled.server.replicas) 1) }}
{{- $problems = append $problems "queue is a single writer and cannot have two pods: set queue.bundled.server.replicas to 1." }}
{{- end }}
{{- if and (eq .Values.queue.mode "bundled") (include "saas-platform.repeatedName" (dict "root" $ "members" .Values.queue.bundled.server.extraVolumes)) }}
{{- $problems = append $problems (printf "queue.bundled.server.extraVolumes has %s more than once: keep one of each name." (include "saas-platform.repeatedName" (dict "root" $ "members" .Values.queue.bundled.server.extraVolumes))) }}
{{- end }}
{{- if and (eq .Values.queue.mode "bundled") (include "saas-platform.repeatedMountPath" (dict "root" $ "members" .Values.queue.bundled.server.extraVolumeMounts)) }}
{{- $problems = append $problems (printf "queue.bundled.server.extraVolumeMounts has %s more than once: keep one of each mountPath." (include "saas-platform.repeatedMountPath" (dict "root" $ "members" .Values.queue.bundled.server.extraVolumeMounts))) }}
{{- end }}
{{- if and (eq .Values.queue.mode "bundled") (include "saas-platform.missingName" (dict "root" $ "members" .Values.queue.bundled.server.extraVolumeMounts "others" .Values.queue.bundled.server.extraVolumes)) }}
{{- $problems = append $problems (printf "queue.bundled.server.extraVolumeMounts mounts %s, which queue.bundled.server.extraVolumes does not have: add it to queue.bundled.server.extraVolumes, or remove the mount." (include "saas-platform.missingName" (dict "root" $ "members" .Values.queue.bundled.server.extraVolumeMounts "others" .Values.queue.bundled.server.extraVolumes))) }}
{{- end }}
{{- if and (eq .Values.objectStore.mode "bundled") (not .Values.objectStore.bundled.storage.existingClaim) (not (or (kindIs "invalid" .Values.objectStore.bundled.storage.minimumSize) (eq (toString .Values.objectStore.bundled.storage.minimumSize) ""))) (not (include "saas-platform.quantityAtLeast" (dict "root" $ "left" .Values.objectStore.bundled.storage.size "right" .Values.objectStore.bundled.storage.minimumSize))) }}
{{- $problems = append $problems (printf "data has %s, and a volume cannot be made smaller: set objectStore.bundled.storage.size to at least objectStore.bundled.storage.minimumSize, or copy the data to a smaller claim and name that in objectStore.bundled.storage.existingClaim." (kindIs "invalid" .Values.objectStore.bundled.storage.minimumSize | ternary "" (kindIs "string" .Values.objectStore.bundled.storage.minimumSize | ternary .Values.objectStore.bundled.storage.minimumSize (toJson .Values.objectStore.bundled.storage.minimumSize)))) }}
{{- end }}
{{- if and (eq .Values.objectStore.mode "bundled") (not .Values.objectStore.bundled.server.serviceAccount.create) (not .Values.objectStore.bundled.server.serviceAccount.name) }}
{{- $problems = append $problems "object-store has no ServiceAccount: set objectStore.bundled.server.serviceAccount.name, or objectStore.bundled.server.serviceAccount.create to true." }}
{{- end }}
{{- if and (eq .Values.objectStore.mode "bundled") (not (or (kindIs "invalid" .Values.objectStore.bundled.server.resources.limits.cpu) (eq (toString .Values.objectStore.bundled.server.resources.limits.cpu) ""))) (not (include "saas-platform.quantityAtLeast" (dict "root" $ "left" .Values.objectStore.bundled.server.resources.limits.cpu "right" .Values.objectStore.bundled.server.resources.requests.cpu))) }}
{{- $problems = append $problems (printf "object-store is guaranteed %s of cpu, more than the %s that it may use at most: lower objectStore.bundled.server.resources.requests.cpu, or raise objectStore.bundled.server.resources.limits.cpu." (kindIs "string" .Values.objectStore.bundled.server.resources.requests.cpu | ternary .Values.objectStore.bundled.server.resources.requests.cpu (toJson .Values.objectStore.bundled.server.resources.requests.cpu)) (kindIs "invalid" .Values.objectStore.bundled.server.resources.limits.cpu | ternary "" (kindIs "string" .Values.objectStore.bundled.server.resources.limits.cpu | ternary .Values.objectStore.bundled.server.resources.limits.cpu (toJson .Values.objectStore.bundled.server.resources.limits.cpu)))) }}
{{- end }}
{{- if and (eq .Values.objectStore.mode "bundled") (not (include "saas-platform.quantityAtLeast" (dict "root" $ "left" .Values.objectStore.bundled.server.resources.limits.memory "right" .Values.objectStore.bundled.server.resources.requests.memory))) }}
{{- $problems = append $problems (printf "object-store is guaranteed %s of memory, more than the %s that it may use at most: lower objectStore.bundled.server.resources.requests.memory, or raise objectStore.bundled.server.resources.limits.memory." (kindIs "string" .Values.objectStore.bundled.server.resources.requests.memory | ternary .Values.objectStore.bundled.server.resources.requests.memory (toJson .Values.objectStore.bundled.server.resources.requests.memory)) (kindIs "string" .Values.objectStore.bundled.server.resources.limits.memory | ternary .Values.objectStore.bundled.server.resources.limits.memory (toJson .Values.objectStore.bundled.server.resources.limits.memory))) }}
{{- end }}
{{- if and (eq .Values.objectStore.mode "bundled") (include "saas-platform.repeatedName" (dict "root" $ "members" .Values.objectStore.bundled.server.extraEnvVars)) }}
{{- $problems = append $problems (printf "objectStore.bundled.server.extraEnvVars has %s more than once: keep one of each name." (include "saas-platform.repeatedName" (dict "root" $ "members" .Values.objectStore.bundled.server.extraEnvVars))) }}
{{- end }}
{{- if and (eq .Values.objectStore.mode "bundled") (gt (int64 .Values.objectStore.bundled.server.replicas) 1) }}
{{- $problems = append $problems "object-store is a single writer and cannot have two pods: set objectStore.bundled.server.replicas to 1." }}
{{- end }}
{{- if and (eq .Values.objectStore.mode "bundled") (include "saas-platform.repeatedName" (dict "root" $ "members" .Values.objectStore.bundled.server.extraVolumes)) }}
{{- $problems = append $problems (printf "objectStore.bundled.server.extraVolumes has %s more than once: keep one of each name." (include "saas-platform.repeatedName" (dict "root" $ "members" .Values.objectStore.bundled.server.extraVolumes))) }}
{{- end }}
{{- if and (eq .Values.objectStore.mode "bundled") (include "saas-platform.repeatedMountPath" (dict "root" $ "members" .Values.objectStore.bundled.server.extraVolumeMounts)) }}
{{- $problems = append $problems (printf "objectStore.bundled.server.extraVolumeMounts has %s more than once: keep one of each mountPath." (include "saas-platform.repeatedMountPath" (dict "root" $ "members" .Values.objectStore.bundled.server.extraVolumeMounts))) }}
{{- end }}
{{- if and (eq .Values.objectStore.mode "bundled") (include "saas-platform.missingName" (dict "root" $ "members" .Values.objectStore.bundled.server.extraVolumeMounts "others" .Values.objectStore.bundled.server.extraVolumes)) }}
{{- $problems = append $problems (printf "objectStore.bundled.server.extraVolumeMounts mounts %s, which objectStore.bundled.server.extraVolumes does not have: add it to objectStore.bundled.server.extraVolumes, or remove the mount." (include "saas-platform.missingName" (dict "root" $ "members" .Values.objectStore.bundled.server.extraVolumeMounts "others" .Values.objectStore.bundled.server.extraVolumes))) }}
{{- end }}
{{- if and (eq .Values.auth.provider "saml") (not .Values.auth.saml.assertionConsumerServiceUrl) (not (include "saas-platform.publicUrl" .)) }}
{{- $problems = append $problems "the identity provider has nowhere to send users back to: set auth.saml.assertionConsumerServiceUrl, or expose the application at a host." }}
{{- end }}
{{- if and (eq .Values.auth.provider "ldap") .Values.auth.ldap.bindDN (not .Values.auth.ldap.bindPasswordRef.name) }}
{{- $problems = append $problems "auth.ldap.bindDN is set, and has no password: set auth.ldap.bindPasswordRef.name." }}
{{- end }}
{{- if and (eq .Values.auth.provider "ldap") (not .Values.auth.ldap.bindDN) .Values.auth.ldap.bindPasswordRef.name }}
{{- $problems = append $problems "auth.ldap.bindPasswordRef.name is set, and nobody uses it: set auth.ldap.bindDN." }}
{{- end }}
{{- if and .Values.features.aiAssistant (not .Values.assistant.serviceAccount.create) (not .Values.assistant.serviceAccount.name) }}
{{- $problems = append $problems "assistant has no ServiceAccount: set assistant.serviceAccount.name, or assistant.serviceAccount.create to true." }}
{{- end }}
{{- if and .Values.features.aiAssistant (not (or (kindIs "invalid" .Values.assistant.resources.limits.cpu) (eq (toString .Values.assistant.resources.limits.cpu) ""))) (not (include "saas-platform.quantityAtLeast" (dict "root" $ "left" .Values.assistant.resources.limits.cpu "right" .Values.assistant.resources.requests.cpu))) }}
{{- $problems = append $problems (printf "assistant is guaranteed %s of cpu, more than the %s that it may use at most: lower assistant.resources.requests.cpu, or raise assistant.resources.limits.cpu." (kindIs "string" .Values.assistant.resources.requests.cpu | ternary .Values.assistant.resources.requests.cpu (toJson .Values.assistant.resources.requests.cpu)) (kindIs "invalid" .Values.assistant.resources.limits.cpu | ternary "" (kindIs "string" .Values.assistant.resources.limits.cpu | ternary .Values.assistant.resources.limits.cpu (toJson .Values.assistant.resources.limits.cpu)))) }}
{{- end }}
{{- if and .Values.features.aiAssistant (not (include "saas-platform.quantityAtLeast" (dict "root" $ "left" .Values.assistant.resources.limits.memory "right" .Values.assistant.resources.requests.memory))) }}
{{- $problems = append $problems (printf "assistant is guaranteed %s of memory, more than the %s that it may use at most: lower assistant.resources.requests.memory, or raise assistant.resources.limits.memory." (kindIs "string" .Values.assistant.resources.requests.memory | ternary .Values.assistant.resources.requests.memory (toJson .Values.assistant.resources.requests.memory)) (kindIs "string" .Values.assistant.resources.limits.memory | ternary .Values.assistant.resources.limits.memory (toJson .Values.assistant.resources.limits.memory))) }}
{{- end }}
{{- if and .Values.features.aiAssistant (include "saas-platform.repeatedName" (dict "root" $ "members" .Values.assistant.extraEnvVars)) }}
{{- $problems = append $problems (printf "assistant.extraEnvVars has %s more than once: keep one of each name." (include "saas-platform.repeatedName" (dict "root" $ "members" .Values.assistant.extraEnvVars))) }}
{{- end }}
{{- if and .Values.features.aiAssistant (include "saas-platform.repeatedName" (dict "root" $ "members" .Values.assistant.extraVolumes)) }}
{{- $problems = append $problems (printf "assistant.extraVolumes has %s more than once: keep one of each name." (include "saas-platform.repeatedName" (dict "root" $ "members" .Values.assistant.extraVolumes))) }}
{{- end }}
{{- if and .Values.features.aiAssistant (include "saas-platform.repeatedMountPath" (dict "root" $ "members" .Values.assistant.extraVolumeMounts)) }}
{{- $problems = append $problems (printf "assistant.extraVolumeMounts has %s more than once: keep one of each mountPath." (include "saas-platform.repeatedMountPath" (dict "root" $ "members" .Values.assistant.extraVolumeMounts))) }}
{{- end }}
{{- if and .Values.features.aiAssistant (include "saas-platform.missingName" (dict "root" $ "members" .Values.assistant.extraVolumeMounts "others" .Values.assistant.extraVolumes)) }}
{{- $problems = append $problems (printf "assistant.extraVolumeMounts mounts %s, which assistant.extraVolumes does not have: add it to assistant.extraVolumes, or remove the mount." (include "saas-platform.missingName" (dict "root" $ "members" .Values.assistant.extraVolumeMounts "others" .Values.assistant.extraVolumes))) }}
{{- end }}
{{- if and .Values.features.aiAssistant (le (int64 .Values.assistant.updateStrategy.rollingUpdate.maxSurge) 0) (le (int64 .Values.assistant.updateStrategy.rollingUpdate.maxUnavailable) 0) }}
{{- $problems = append $problems "an upgrade could replace no pod of assistant: set assistant.updateStrategy.rollingUpdate.maxSurge to 1 or more." }}
{{- end }}
{{- if and .Values.features.aiAssistant (eq .Values.assistant.autoscaling.mode "hpa") (gt (int64 .Values.assistant.autoscaling.hpa.minReplicas) (int64 .Values.assistant.autoscaling.hpa.maxReplicas)) }}
{{- $problems = append $problems "the least number of pods of assistant is greater than the greatest: raise assistant.autoscaling.hpa.maxReplicas." }}
{{- end }}
{{- if and .Values.features.aiAssistant (eq .Values.assistant.autoscaling.mode "hpa") (kindIs "invalid" .Values.assistant.autoscaling.hpa.targetCPUUtilizationPercentage) (kindIs "invalid" .Values.assistant.autoscaling.hpa.targetMemoryUtilizationPercentage) }}
{{- $problems = append $problems "assistant is scaled by load, but no load is named: set assistant.autoscaling.hpa.targetCPUUtilizationPercentage." }}
{{- end }}
{{- if and .Values.features.aiAssistant (eq .Values.assistant.autoscaling.mode "keda") (gt (int64 .Values.assistant.autoscaling.keda.minReplicaCount) (int64 .Values.assistant.autoscaling.keda.maxReplicaCount)) }}
{{- $problems = append $problems "the least number of pods of assistant is greater than the greatest: raise assistant.autoscaling.keda.maxReplicaCount." }}
{{- end }}
{{- if and .Values.features.aiAssistant (eq .Values.assistant.autoscaling.mode "keda") (not .Values.assistant.autoscaling.keda.triggers) }}
{{- $problems = append $problems "assistant is scaled by KEDA, but has no triggers: set assistant.autoscaling.keda.triggers." }}
{{- end }}
{{- if and (eq .Values.assistant.autoscaling.mode "keda") (not (.Capabilities.APIVersions.Has "keda.sh/v1alpha1")) }}
{{- $problems = append $problems "assistant is scaled by KEDA, but the cluster does not serve keda.sh/v1alpha1: install KEDA, or set assistant.autoscaling.mode to \"hpa\" or \"fixed\" (helm template asks no cluster: pass it --api-versions keda.sh/v1alpha1)." }}
{{- end }}
{{- if and (not .Values.api.serviceAccount.create) (not .Values.api.serviceAccount.name) }}
{{- $problems = append $problems "api has no ServiceAccount: set api.serviceAccount.name, or api.serviceAccount.create to true." }}
{{- end }}
{{- if and (not (or (kindIs "invalid" .Values.api.resources.limits.cpu) (eq (toString .Values.api.resources.limits.cpu) ""))) (not (include "saas-platform.quantityAtLeast" (dict "root" $ "left" .Values.api.resources.limits.cpu "right" .Values.api.resources.requests.cpu))) }}
{{- $problems = append $problems (printf "api is guaranteed %s of cpu, more than the %s that it may use at most: lower api.resources.requests.cpu, or raise api.resources.limits.cpu." (kindIs "string" .Values.api.resources.requests.cpu | ternary .Values.api.resources.requests.cpu (toJson .Values.api.resources.requests.cpu)) (kindIs "invalid" .Values.api.resources.limits.cpu | ternary "" (kindIs "string" .Values.api.resources.limits.cpu | ternary .Values.api.resources.limits.cpu (toJson .Values.api.resources.limits.cpu)))) }}
{{- end }}
{{- if not (include "saas-platform.quantityAtLeast" (dict "root" $ "left" .Values.api.resources.limits.memory "right" .Values.api.resources.requests.memory)) }}
{{- $problems = append $problems (printf "api is guaranteed %s of memory, more than the %s that it may use at most: lower api.resources.requests.memory, or raise api.resources.limits.memory." (kindIs "string" .Values.api.resources.requests.memory | ternary .Values.api.resources.requests.memory (toJson .Values.api.resources.requests.memory)) (kindIs "string" .Values.api.resources.limits.memory | ternary .Values.api.resources.limits.memory (toJson .Values.api.resources.limits.memory))) }}
{{- end }}
{{- if include "saas-platform.repeatedName" (dict "root" $ "members" .Values.api.extraEnvVars) }}
{{- $problems = append $problems (printf "api.extraEnvVars has %s more than once: keep one of each name." (include "saas-platform.repeatedName" (dict "root" $ "members" .Values.api.extraEnvVars))) }}
{{- end }}
{{- if include "saas-platform.repeatedName" (dict "root" $ "members" .Values.api.extraVolumes) }}
{{- $problems = append $problems (printf "api.extraVolumes has %s more than once: keep one of each name." (include "saas-platform.repeatedName" (dict "root" $ "members" .Values.api.extraVolumes))) }}
{{- end }}
{{- if include "saas-platform.repeatedMountPath" (dict "root" $ "members" .Values.api.extraVolumeMounts) }}
{{- $problems = append $problems (printf "api.extraVolumeMounts has %s more than once: keep one of each mountPath." (include "saas-platform.repeatedMountPath" (dict "root" $ "members" .Values.api.extraVolumeMounts))) }}
{{- end }}
{{- if include "saas-platform.missingName" (dict "root" $ "members" .Values.api.extraVolumeMounts "others" .Values.api.extraVolumes) }}
{{- $problems = append $problems (printf "api.extraVolumeMounts mounts %s, which api.extraVolumes does not have: add it to api.extraVolumes, or remove the mount." (include "saas-platform.missingName" (dict "root" $ "members" .Values.api.extraVolumeMounts "others" .Values.api.extraVolumes))) }}
{{- end }}
{{- if and (le (int64 .Values.api.updateStrategy.rollingUpdate.maxSurge) 0) (le (int64 .Values.api.updateStrategy.rollingUpdate.maxUnavailable) 0) }}
{{- $problems = append $problems "an upgrade could replace no pod of api: set api.updateStrategy.rollingUpdate.maxSurge to 1 or more." }}
{{- end }}
{{- if and (eq .Values.api.autoscaling.mode "hpa") (gt (int64 .Values.api.autoscaling.hpa.minReplicas) (int64 .Values.api.autoscaling.hpa.maxReplicas)) }}
{{- $problems = append $problems "the least number of pods of api is greater than the greatest: raise api.autoscaling.hpa.maxReplicas." }}
{{- end }}
{{- if and (eq .Values.api.autoscaling.mode "hpa") (kindIs "invalid" .Values.api.autoscaling.hpa.targetCPUUtilizationPercentage) (kindIs "invalid" .Values.api.autoscaling.hpa.targetMemoryUtilizationPercentage) }}
{{- $problems = append $problems "api is scaled by load, but no load is named: set api.autoscaling.hpa.targetCPUUtilizationPercentage." }}
{{- end }}
{{- if and (eq .Values.api.autoscaling.mode "keda") (gt (int64 .Values.api.autoscaling.keda.minReplicaCount) (int64 .Values.api.autoscaling.keda.maxReplicaCount)) }}
{{- $problems = append $problems "the least number of pods of api is greater than the greatest: raise api.autoscaling.keda.maxReplicaCount." }}
{{- end }}
{{- if and (eq .Values.api.autoscaling.mode "keda") (not .Values.api.autoscaling.keda.triggers) }}
{{- $problems = append $problems "api is scaled by KEDA, but has no triggers: set api.autoscaling.keda.triggers." }}
{{- end }}
{{- if and (eq .Values.api.autoscaling.mode "keda") (not (.Capabilities.APIVersions.Has "keda.sh/v1alpha1")) }}
{{- $problems = append $problems "api is scaled by KEDA, but the cluster does not serve keda.sh/v1alpha1: install KEDA, or set api.autoscaling.mode to \"hpa\" or \"fixed\" (helm template asks no cluster: pass it --api-versions keda.sh/v1alpha1)." }}
{{- end }}
{{- if and (not .Values.worker.serviceAccount.create) (not .Values.worker.serviceAccount.name) }}
{{- $problems = append $problems "worker has no ServiceAccount: set worker.serviceAccount.name, or worker.serviceAccount.create to true." }}
{{- end }}
{{- if and (not (or (kindIs "invalid" .Values.worker.resources.limits.cpu) (eq (toString .Values.worker.resources.limits.cpu) ""))) (not (include "saas-platform.quantityAtLeast" (dict "root" $ "left" .Values.worker.resources.limits.cpu "right" .Values.worker.resources.requests.cpu))) }}
{{- $problems = append $problems (printf "worker is guaranteed %s of cpu, more than the %s that it may use at most: lower worker.resources.requests.cpu, or raise worker.resources.limits.cpu." (kindIs "string" .Values.worker.resources.requests.cpu | ternary .Values.worker.resources.requests.cpu (toJson .Values.worker.resources.requests.cpu)) (kindIs "invalid" .Values.worker.resources.limits.cpu | ternary "" (kindIs "string" .Values.worker.resources.limits.cpu | ternary .Values.worker.resources.limits.cpu (toJson .Values.worker.resources.limits.cpu)))) }}
{{- end }}
{{- if not (include "saas-platform.quantityAtLeast" (dict "root" $ "left" .Values.worker.resources.limits.memory "right" .Values.worker.resources.requests.memory)) }}
{{- $problems = append $problems (printf "worker is guaranteed %s of memory, more than the %s that it may use at most: lower worker.resources.requests.memory, or raise worker.resources.limits.memory." (kindIs "string" .Values.worker.resources.requests.memory | ternary .Values.worker.resources.requests.memory (toJson .Values.worker.resources.requests.memory)) (kindIs "string" .Values.worker.resources.limits.memory | ternary .Values.worker.resources.limits.memory (toJson .Values.worker.resources.limits.memory))) }}
{{- end }}
{{- if include "saas-platform.repeatedName" (dict "root" $ "members" .Values.worker.extraEnvVars) }}
{{- $problems = append $problems (printf "worker.extraEnvVars has %s more than once: keep one of each name." (include "saas-platform.repeatedName" (dict "root" $ "members" .Values.worker.extraEnvVars))) }}
{{- end }}
{{- if include "saas-platform.repeatedName" (dict "root" $ "members" .Values.worker.extraVolumes) }}
{{- $problems = append $problems (printf "worker.extraVolumes has %s more than once: keep one of each name." (include "saas-platform.repeatedName" (dict "root" $ "members" .Values.worker.extraVolumes))) }}
{{- end }}
{{- if include "saas-platform.repeatedMountPath" (dict "root" $ "members" .Values.worker.extraVolumeMounts) }}
{{- $problems = append $problems (printf "worker.extraVolumeMounts has %s more than once: keep one of each mountPath." (include "saas-platform.repeatedMountPath" (dict "root" $ "members" .Values.worker.extraVolumeMounts))) }}
{{- end }}
{{- if include "saas-platform.missingName" (dict "root" $ "members" .Values.worker.extraVolumeMounts "others" .Values.worker.extraVolumes) }}
{{- $problems = append $problems (printf "worker.extraVolumeMounts mounts %s, which worker.extraVolumes does not have: add it to worker.extraVolumes, or remove the mount." (include "saas-platform.missingName" (dict "root" $ "members" .Values.worker.extraVolumeMounts "others" .Values.worker.extraVolumes))) }}
{{- end }}
{{- if and (le (int64 .Values.worker.updateStrategy.rollingUpdate.maxSurge) 0) (le (int64 .Values.worker.updateStrategy.rollingUpdate.maxUnavailable) 0) }}
{{- $problems = append $problems "an upgrade could replace no pod of worker: set worker.updateStrategy.rollingUpdate.maxSurge to 1 or more." }}
{{- end }}
{{- if and (eq .Values.worker.autoscaling.mode "hpa") (gt (int64 .Values.worker.autoscaling.hpa.minReplicas) (int64 .Values.worker.autoscaling.hpa.maxReplicas)) }}
{{- $problems = append $problems "the least number of pods of worker is greater than the greatest: raise worker.autoscaling.hpa.maxReplicas." }}
{{- end }}
{{- if and (eq .Values.worker.autoscaling.mode "hpa") (kindIs "invalid" .Values.worker.autoscaling.hpa.targetCPUUtilizationPercentage) (kindIs "invalid" .Values.worker.autoscaling.hpa.targetMemoryUtilizationPercentage) }}
{{- $problems = append $problems "worker is scaled by load, but no load is named: set worker.autoscaling.hpa.targetCPUUtilizationPercentage." }}
{{- end }}
{{- if and (eq .Values.worker.autoscaling.mode "keda") (gt (int64 .Values.worker.autoscaling.keda.minReplicaCount) (int64 .Values.worker.autoscaling.keda.maxReplicaCount)) }}
{{- $problems = append $problems "the least number of pods of worker is greater than the greatest: raise worker.autoscaling.keda.maxReplicaCount." }}
{{- end }}
{{- if and (eq .Values.worker.autoscaling.mode "keda") (not .Values.worker.autoscaling.keda.triggers) }}
{{- $problems = append $problems "worker is scaled by KEDA, but has no triggers: set worker.autoscaling.keda.triggers." }}
{{- end }}
{{- if and (eq .Values.worker.autoscaling.mode "keda") (not (.Capabilities.APIVersions.Has "keda.sh/v1alpha1")) }}
{{- $problems = append $problems "worker is scaled by KEDA, but the cluster does not serve keda.sh/v1alpha1: install KEDA, or set worker.autoscaling.mode to \"hpa\" or \"fixed\" (helm template asks no cluster: pass it --api-versions keda.sh/v1alpha1)." }}
{{- end }}
{{- if and (not .Values.migrations.serviceAccount.create) (not .Values.migrations.serviceAccount.name) }}
{{- $problems = append $problems "migrations has no ServiceAccount: set migrations.serviceAccount.name, or migrations.serviceAccount.create to true." }}
{{- end }}
{{- if and (not (or (kindIs "invalid" .Values.migrations.resources.limits.cpu) (eq (toString .Values.migrations.resources.limits.cpu) ""))) (not (include "saas-platform.quantityAtLeast" (dict "root" $ "left" .Values.migrations.resources.limits.cpu "right" .Values.migrations.resources.requests.cpu))) }}
{{- $problems = append $problems (printf "migrations is guaranteed %s of cpu, more than the %s that it may use at most: lower migrations.resources.requests.cpu, or raise migrations.resources.limits.cpu." (kindIs "string" .Values.migrations.resources.requests.cpu | ternary .Values.migrations.resources.requests.cpu (toJson .Values.migrations.resources.requests.cpu)) (kindIs "invalid" .Values.migrations.resources.limits.cpu | ternary "" (kindIs "string" .Values.migrations.resources.limits.cpu | ternary .Values.migrations.resources.limits.cpu (toJson .Values.migrations.resources.limits.cpu)))) }}
{{- end }}
{{- if not (include "saas-platform.quantityAtLeast" (dict "root" $ "left" .Values.migrations.resources.limits.memory "right" .Values.migrations.resources.requests.memory)) }}
{{- $problems = append $problems (printf "migrations is guaranteed %s of memory, more than the %s that it may use at most: lower migrations.resources.requests.memory, or raise migrations.resources.limits.memory." (kindIs "string" .Values.migrations.resources.requests.memory | ternary .Values.migrations.resources.requests.memory (toJson .Values.migrations.resources.requests.memory)) (kindIs "string" .Values.migrations.resources.limits.memory | ternary .Values.migrations.resources.limits.memory (toJson .Values.migrations.resources.limits.memory))) }}
{{- end }}
{{- if include "saas-platform.repeatedName" (dict "root" $ "members" .Values.migrations.extraEnvVars) }}
{{- $problems = append $problems (printf "migrations.extraEnvVars has %s more than once: keep one of each name." (include "saas-platform.repeatedName" (dict "root" $ "members" .Values.migrations.extraEnvVars))) }}
{{- end }}
{{- if include "saas-platform.repeatedName" (dict "root" $ "members" .Values.migrations.extraVolumes) }}
{{- $problems = append $problems (printf "migrations.extraVolumes has %s more than once: keep one of each name." (include "saas-platform.repeatedName" (dict "root" $ "members" .Values.migrations.extraVolumes))) }}
{{- end }}
{{- if include "saas-platform.repeatedMountPath" (dict "root" $ "members" .Values.migrations.extraVolumeMounts) }}
{{- $problems = append $problems (printf "migrations.extraVolumeMounts has %s more than once: keep one of each mountPath." (include "saas-platform.repeatedMountPath" (dict "root" $ "members" .Values.migrations.extraVolumeMounts))) }}
{{- end }}
{{- if include "saas-platform.missingName" (dict "root" $ "members" .Values.migrations.extraVolumeMounts "others" .Values.migrations.extraVolumes) }}
{{- $problems = append $problems (printf "migrations.extraVolumeMounts mounts %s, which migrations.extraVolumes does not have: add it to migrations.extraVolumes, or remove the mount." (include "saas-platform.missingName" (dict "root" $ "members" .Values.migrations.extraVolumeMounts "others" .Values.migrations.extraVolumes))) }}
{{- end }}
{{- if and (not .Values.web.serviceAccount.create) (not .Values.web.serviceAccount.name) }}
{{- $problems = append $problems "web has no ServiceAccount: set web.serviceAccount.name, or web.serviceAccount.create to true." }}
{{- end }}
{{- if and (not (or (kindIs "invalid" .Values.web.resources.limits.cpu) (eq (toString .Values.web.resources.limits.cpu) ""))) (not (include "saas-platform.quantityAtLeast" (dict "root" $ "left" .Values.web.resources.limits.cpu "right" .Values.web.resources.requests.cpu))) }}
{{- $problems = append $problems (printf "web is guaranteed %s of cpu, more than the %s that it may use at most: lower web.resources.requests.cpu, or raise web.resources.limits.cpu." (kindIs "string" .Values.web.resources.requests.cpu | ternary .Values.web.resources.requests.cpu (toJson .Values.web.resources.requests.cpu)) (kindIs "invalid" .Values.web.resources.limits.cpu | ternary "" (kindIs "string" .Values.web.resources.limits.cpu | ternary .Values.web.resources.limits.cpu (toJson .Values.web.resources.limits.cpu)))) }}
{{- end }}
{{- if not (include "saas-platform.quantityAtLeast" (dict "root" $ "left" .Values.web.resources.limits.memory "right" .Values.web.resources.requests.memory)) }}
{{- $problems = append $problems (printf "web is guaranteed %s of memory, more than the %s that it may use at most: lower web.resources.requests.memory, or raise web.resources.limits.memory." (kindIs "string" .Values.web.resources.requests.memory | ternary .Values.web.resources.requests.memory (toJson .Values.web.resources.requests.memory)) (kindIs "string" .Values.web.resources.limits.memory | ternary .Values.web.resources.limits.memory (toJson .Values.web.resources.limits.memory))) }}
{{- end }}
{{- if include "saas-platform.repeatedName" (dict "root" $ "members" .Values.web.extraEnvVars) }}
{{- $problems = append $problems (printf "web.extraEnvVars has %s more than once: keep one of each name." (include "saas-platform.repeatedName" (dict "root" $ "members" .Values.web.extraEnvVars))) }}
{{- end }}
{{- if le (int64 .Values.web.terminationGracePeriodSeconds) 5 }}
{{- $problems = append $problems "the pods of web may be killed before they are asked to end, which they are after 5 seconds: set web.terminationGracePeriodSeconds to more than 5." }}
{{- end }}
{{- if include "saas-platform.repeatedName" (dict "root" $ "members" .Values.web.extraVolumes) }}
{{- $problems = append $problems (printf "web.extraVolumes has %s more than once: keep one of each name." (include "saas-platform.repeatedName" (dict "root" $ "members" .Values.web.extraVolumes))) }}
{{- end }}
{{- if include "saas-platform.repeatedMountPath" (dict "root" $ "members" .Values.web.extraVolumeMounts) }}
{{- $problems = append $problems (printf "web.extraVolumeMounts has %s more than once: keep one of each mountPath." (include "saas-platform.repeatedMountPath" (dict "root" $ "members" .Values.web.extraVolumeMounts))) }}
{{- end }}
{{- if include "saas-platform.missingName" (dict "root" $ "members" .Values.web.extraVolumeMounts "others" .Values.web.extraVolumes) }}
{{- $problems = append $problems (printf "web.extraVolumeMounts mounts %s, which web.extraVolumes does not have: add it to web.extraVolumes, or remove the mount." (include "saas-platform.missingName" (dict "root" $ "members" .Values.web.extraVolumeMounts "others" .Values.web.extraVolumes))) }}
{{- end }}
{{- if and (le (int64 .Values.web.updateStrategy.rollingUpdate.maxSurge) 0) (le (int64 .Values.web.updateStrategy.rollingUpdate.maxUnavailable) 0) }}
{{- $problems = append $problems "an upgrade could replace no pod of web: set web.updateStrategy.rollingUpdate.maxSurge to 1 or more." }}
{{- end }}
{{- if and (eq .Values.web.autoscaling.mode "hpa") (gt (int64 .Values.web.autoscaling.hpa.minReplicas) (int64 .Values.web.autoscaling.hpa.maxReplicas)) }}
{{- $problems = append $problems "the least number of pods of web is greater than the greatest: raise web.autoscaling.hpa.maxReplicas." }}
{{- end }}
{{- if and (eq .Values.web.autoscaling.mode "hpa") (kindIs "invalid" .Values.web.autoscaling.hpa.targetCPUUtilizationPercentage) (kindIs "invalid" .Values.web.autoscaling.hpa.targetMemoryUtilizationPercentage) }}
{{- $problems = append $problems "web is scaled by load, but no load is named: set web.autoscaling.hpa.targetCPUUtilizationPercentage." }}
{{- end }}
{{- if and (eq .Values.web.autoscaling.mode "keda") (gt (int64 .Values.web.autoscaling.keda.minReplicaCount) (int64 .Values.web.autoscaling.keda.maxReplicaCount)) }}
{{- $problems = append $problems "the least number of pods of web is greater than the greatest: raise web.autoscaling.keda.maxReplicaCount." }}
{{- end }}
{{- if and (eq .Values.web.autoscaling.mode "keda") (not .Values.web.autoscaling.keda.triggers) }}
{{- $problems = append $problems "web is scaled by KEDA, but has no triggers: set web.autoscaling.keda.triggers." }}
{{- end }}
{{- if and (eq .Values.web.autoscaling.mode "keda") (not (.Capabilities.APIVersions.Has "keda.sh/v1alpha1")) }}
{{- $problems = append $problems "web is scaled by KEDA, but the cluster does not serve keda.sh/v1alpha1: install KEDA, or set web.autoscaling.mode to \"hpa\" or \"fixed\" (helm template asks no cluster: pass it --api-versions keda.sh/v1alpha1)." }}
{{- end }}
{{- if and (eq .Values.exposure.mode "ingress") (not .Values.exposure.ingress.hostname) }}
{{- $problems = append $problems "exposure.mode is ingress, but exposure.ingress.hostname is empty: name the host by which clients reach the application." }}
{{- end }}
{{- if and (eq .Values.exposure.mode "ingress") .Values.exposure.ingress.ingressClassName (contains "\"kubernetes.io/ingress.class\":" (toJson .Values.exposure.ingress.annotations)) }}
{{- $problems = append $problems "the class of the Ingress is set twice, by exposure.ingress.ingressClassName and by the annotation kubernetes.io/ingress.class: remove one of them." }}
{{- end }}
{{- if and (eq .Values.exposure.mode "emissary") (not .Values.exposure.emissary.hostname) }}
{{- $problems = append $problems "exposure.mode is emissary, but exposure.emissary.hostname is empty: name the host by which clients reach the application, or \"*\"." }}
{{- end }}
{{- if and (eq .Values.exposure.mode "httpRoute") (not .Values.exposure.httpRoute.parentRefs) }}
{{- $problems = append $problems "exposure.mode is httpRoute, but exposure.httpRoute.parentRefs is empty: name the Gateway that serves the route." }}
{{- end }}
{{- if and (eq .Values.exposure.mode "httpRoute") (not (.Capabilities.APIVersions.Has "gateway.networking.k8s.io/v1")) }}
{{- $problems = append $problems "exposure.mode is httpRoute, but the cluster does not serve gateway.networking.k8s.io/v1: install the Gateway API, 1.0 or later, or choose another exposure.mode (helm template asks no cluster: pass it --api-versions gateway.networking.k8s.io/v1)." }}
{{- end }}
{{- if and (eq .Values.exposure.mode "emissary") (not (.Capabilities.APIVersions.Has "getambassador.io/v3alpha1")) }}
{{- $problems = append $problems "exposure.mode is emissary, but the cluster does not serve getambassador.io/v3alpha1: install Emissary, 3.0 or later, or choose another exposure.mode (helm template asks no cluster: pass it --api-versions getambassador.io/v3alpha1)." }}
{{- end }}
{{- if and (ne .Values.exposure.mode "none") (not .Values.clients.namespaces) (not .Values.clients.cidrs) (not .Values.clients.everyone) }}
{{- $problems = append $problems "exposure.mode lets clients in, but the network does not: name the namespace of the controller in clients.namespaces, or networks in clients.cidrs." }}
{{- end }}
{{- if include "saas-platform.repeatedType" (dict "root" $ "members" .Values.network.limitRange) }}
{{- $problems = append $problems (printf "network.limitRange has %s more than once: keep one of each type." (include "saas-platform.repeatedType" (dict "root" $ "members" .Values.network.limitRange))) }}
{{- end }}
{{- if include "saas-platform.outOfOrderMinDefaultRequestDefaultMax" (dict "root" $ "members" .Values.network.limitRange) }}
{{- $problems = append $problems (printf "network.limitRange does not rise from min over defaultRequest over default over max: %s: lower what is above, or raise the other." (include "saas-platform.outOfOrderMinDefaultRequestDefaultMax" (dict "root" $ "members" .Values.network.limitRange))) }}
{{- end }}
{{- if and .Values.egress.fqdns (not (.Capabilities.APIVersions.Has "cilium.io/v2")) }}
{{- $problems = append $problems "egress-proxy may reach names, but the cluster does not serve cilium.io/v2: leave the list of names empty, or install Cilium (helm template asks no cluster: pass it --api-versions cilium.io/v2)." }}
{{- end }}
{{- if and (eq .Values.database.mode "external") (not .Values.database.external.cidrs) (not .Values.egress.cidrs) (not .Values.egress.internet.enabled) (not .Values.egress.fqdns) }}
{{- $problems = append $problems "database is outside, and egress-proxy may reach no network: list its addresses in database.external.cidrs." }}
{{- end }}
{{- if and (eq .Values.database.mode "cloudNativePg") (not .Values.network.apiServer.cidrs) }}
{{- $problems = append $problems "database.mode is cloudNativePg, whose servers need the Kubernetes API, and no address of it is known: list its addresses in network.apiServer.cidrs." }}
{{- end }}
{{- if and (eq .Values.cache.mode "external") (not .Values.cache.external.cidrs) (not .Values.egress.cidrs) (not .Values.egress.internet.enabled) (not .Values.egress.fqdns) }}
{{- $problems = append $problems "cache is outside, and egress-proxy may reach no network: list its addresses in cache.external.cidrs." }}
{{- end }}
{{- if and (eq .Values.queue.mode "external") (not .Values.queue.external.cidrs) (not .Values.egress.cidrs) (not .Values.egress.internet.enabled) (not .Values.egress.fqdns) }}
{{- $problems = append $problems "queue is outside, and egress-proxy may reach no network: list its addresses in queue.external.cidrs." }}
{{- end }}
{{- if and (eq .Values.objectStore.mode "external") (not .Values.objectStore.external.cidrs) (not .Values.egress.cidrs) (not .Values.egress.internet.enabled) (not .Values.egress.fqdns) }}
{{- $problems = append $problems "object-store is outside, and egress-proxy may reach no network: list its addresses in objectStore.external.cidrs." }}
{{- end }}
{{- if and .Values.mailServer.hosts (not .Values.mailServer.cidrs) (not .Values.egress.cidrs) (not .Values.egress.internet.enabled) (not .Values.egress.fqdns) }}
{{- $problems = append $problems "mail-server is outside, and egress-proxy may reach no network: list its addresses in mailServer.cidrs." }}
{{- end }}
{{- if and (eq .Values.auth.provider "oidc") (not .Values.auth.oidc.cidrs) (not .Values.egress.cidrs) (not .Values.egress.internet.enabled) (not .Values.egress.fqdns) }}
{{- $problems = append $problems "auth-oidc is outside, and egress-proxy may reach no network: list its addresses in auth.oidc.cidrs." }}
{{- end }}
{{- if and (eq .Values.auth.provider "saml") (not .Values.auth.saml.cidrs) (not .Values.egress.cidrs) (not .Values.egress.internet.enabled) (not .Values.egress.fqdns) }}
{{- $problems = append $problems "auth-saml is outside, and egress-proxy may reach no network: list its addresses in auth.saml.cidrs." }}
{{- end }}
{{- if and (eq .Values.auth.provider "ldap") (not .Values.auth.ldap.cidrs) (not .Values.egress.cidrs) (not .Values.egress.internet.enabled) (not .Values.egress.fqdns) }}
{{- $problems = append $problems "auth-ldap is outside, and egress-proxy may reach no network: list its addresses in auth.ldap.cidrs." }}
{{- end }}
{{- if and .Values.features.aiAssistant .Values.assistantModel.hosts (not .Values.assistantModel.cidrs) (not .Values.egress.cidrs) (not .Values.egress.internet.enabled) (not .Values.egress.fqdns) }}
{{- $problems = append $problems "assistant-model is outside, and egress-proxy may reach no network: list its addresses in assistantModel.cidrs." }}
{{- end }}
{{- if and (or .Values.egress.cidrs .Values.egress.internet.enabled) (le (int64 .Values.egressProxy.replicas) 0) }}
{{- $problems = append $problems "egress names networks, but egress-proxy has no pods: set egressProxy.replicas to 1 or more, or egress.cidrs to [] and egress.internet.enabled to false." }}
{{- end }}
{{- if and (or (eq .Values.database.mode "external") (eq .Values.cache.mode "external") (eq .Values.queue.mode "external") (eq .Values.objectStore.mode "external") (eq .Values.auth.provider "oidc") (eq .Values.auth.provider "saml") (eq .Values.auth.provider "ldap") .Values.mailServer.hosts (and .Values.features.aiAssistant .Values.assistantModel.hosts)) (le (int64 .Values.egressProxy.replicas) 0) }}
{{- $problems = append $problems "something outside is to be reached, but egress-proxy has no pods: set egressProxy.replicas to 1 or more." }}
{{- end }}
{{- if and (or .Values.proxy.httpProxy .Values.proxy.httpProxySecret.name .Values.proxy.httpsProxy .Values.proxy.httpsProxySecret.name) (not .Values.egress.cidrs) (not .Values.egress.internet.enabled) (not .Values.egress.fqdns) }}
{{- $problems = append $problems "proxy names a proxy, but egress-proxy may not connect to it: add its address to egress.cidrs." }}
{{- end }}
{{- if and (not .Values.smokeTest.serviceAccount.create) (not .Values.smokeTest.serviceAccount.name) }}
{{- $problems = append $problems "smoke-test has no ServiceAccount: set smokeTest.serviceAccount.name, or smokeTest.serviceAccount.create to true." }}
{{- end }}
{{- if and (not (or (kindIs "invalid" .Values.smokeTest.resources.limits.cpu) (eq (toString .Values.smokeTest.resources.limits.cpu) ""))) (not (include "saas-platform.quantityAtLeast" (dict "root" $ "left" .Values.smokeTest.resources.limits.cpu "right" .Values.smokeTest.resources.requests.cpu))) }}
{{- $problems = append $problems (printf "smoke-test is guaranteed %s of cpu, more than the %s that it may use at most: lower smokeTest.resources.requests.cpu, or raise smokeTest.resources.limits.cpu." (kindIs "string" .Values.smokeTest.resources.requests.cpu | ternary .Values.smokeTest.resources.requests.cpu (toJson .Values.smokeTest.resources.requests.cpu)) (kindIs "invalid" .Values.smokeTest.resources.limits.cpu | ternary "" (kindIs "string" .Values.smokeTest.resources.limits.cpu | ternary .Values.smokeTest.resources.limits.cpu (toJson .Values.smokeTest.resources.limits.cpu)))) }}
{{- end }}
{{- if not (include "saas-platform.quantityAtLeast" (dict "root" $ "left" .Values.smokeTest.resources.limits.memory "right" .Values.smokeTest.resources.requests.memory)) }}
{{- $problems = append $problems (printf "smoke-test is guaranteed %s of memory, more than the %s that it may use at most: lower smokeTest.resources.requests.memory, or raise smokeTest.resources.limits.memory." (kindIs "string" .Values.smokeTest.resources.requests.memory | ternary .Values.smokeTest.resources.requests.memory (toJson .Values.smokeTest.resources.requests.memory)) (kindIs "string" .Values.smokeTest.resources.limits.memory | ternary .Values.smokeTest.resources.limits.memory (toJson .Values.smokeTest.resources.limits.memory))) }}
{{- end }}
{{- if include "saas-platform.repeatedName" (dict "root" $ "members" .Values.smokeTest.extraEnvVars) }}
{{- $problems = append $problems (printf "smokeTest.extraEnvVars has %s more than once: keep one of each name." (include "saas-platform.repeatedName" (dict "root" $ "members" .Values.smokeTest.extraEnvVars))) }}
{{- end }}
{{- if include "saas-platform.repeatedName" (dict "root" $ "members" .Values.smokeTest.extraVolumes) }}
{{- $problems = append $problems (printf "smokeTest.extraVolumes has %s more than once: keep one of each name." (include "saas-platform.repeatedName" (dict "root" $ "members" .Values.smokeTest.extraVolumes))) }}
{{- end }}
{{- if include "saas-platform.repeatedMountPath" (dict "root" $ "members" .Values.smokeTest.extraVolumeMounts) }}
{{- $problems = append $problems (printf "smokeTest.extraVolumeMounts has %s more than once: keep one of each mountPath." (include "saas-platform.repeatedMountPath" (dict "root" $ "members" .Values.smokeTest.extraVolumeMounts))) }}
{{- end }}
{{- if include "saas-platform.missingName" (dict "root" $ "members" .Values.smokeTest.extraVolumeMounts "others" .Values.smokeTest.extraVolumes) }}
{{- $problems = append $problems (printf "smokeTest.extraVolumeMounts mounts %s, which smokeTest.extraVolumes does not have: add it to smokeTest.extraVolumes, or remove the mount." (include "saas-platform.missingName" (dict "root" $ "members" .Values.smokeTest.extraVolumeMounts "others" .Values.smokeTest.extraVolumes))) }}
{{- end }}
{{- if and (not .Values.selfCheck.serviceAccount.create) (not .Values.selfCheck.serviceAccount.name) }}
{{- $problems = append $problems "self-check has no ServiceAccount: set selfCheck.serviceAccount.name, or selfCheck.serviceAccount.create to true." }}
{{- end }}
{{- if and (not (or (kindIs "invalid" .Values.selfCheck.resources.limits.cpu) (eq (toString .Values.selfCheck.resources.limits.cpu) ""))) (not (include "saas-platform.quantityAtLeast" (dict "root" $ "left" .Values.selfCheck.resources.limits.cpu "right" .Values.selfCheck.resources.requests.cpu))) }}
{{- $problems = append $problems (printf "self-check is guaranteed %s of cpu, more than the %s that it may use at most: lower selfCheck.resources.requests.cpu, or raise selfCheck.resources.limits.cpu." (kindIs "string" .Values.selfCheck.resources.requests.cpu | ternary .Values.selfCheck.resources.requests.cpu (toJson .Values.selfCheck.resources.requests.cpu)) (kindIs "invalid" .Values.selfCheck.resources.limits.cpu | ternary "" (kindIs "string" .Values.selfCheck.resources.limits.cpu | ternary .Values.selfCheck.resources.limits.cpu (toJson .Values.selfCheck.resources.limits.cpu)))) }}
{{- end }}
{{- if not (include "saas-platform.quantityAtLeast" (dict "root" $ "left" .Values.selfCheck.resources.limits.memory "right" .Values.selfCheck.resources.requests.memory)) }}
{{- $problems = append $problems (printf "self-check is guaranteed %s of memory, more than the %s that it may use at most: lower selfCheck.resources.requests.memory, or raise selfCheck.resources.limits.memory." (kindIs "string" .Values.selfCheck.resources.requests.memory | ternary .Values.selfCheck.resources.requests.memory (toJson .Values.selfCheck.resources.requests.memory)) (kindIs "string" .Values.selfCheck.resources.limits.memory | ternary .Values.selfCheck.resources.limits.memory (toJson .Values.selfCheck.resources.limits.memory))) }}
{{- end }}
{{- if include "saas-platform.repeatedName" (dict "root" $ "members" .Values.selfCheck.extraEnvVars) }}
{{- $problems = append $problems (printf "selfCheck.extraEnvVars has %s more than once: keep one of each name." (include "saas-platform.repeatedName" (dict "root" $ "members" .Values.selfCheck.extraEnvVars))) }}
{{- end }}
{{- if include "saas-platform.repeatedName" (dict "root" $ "members" .Values.selfCheck.extraVolumes) }}
{{- $problems = append $problems (printf "selfCheck.extraVolumes has %s more than once: keep one of each name." (include "saas-platform.repeatedName" (dict "root" $ "members" .Values.selfCheck.extraVolumes))) }}
{{- end }}
{{- if include "saas-platform.repeatedMountPath" (dict "root" $ "members" .Values.selfCheck.extraVolumeMounts) }}
{{- $problems = append $problems (printf "selfCheck.extraVolumeMounts has %s more than once: keep one of each mountPath." (include "saas-platform.repeatedMountPath" (dict "root" $ "members" .Values.selfCheck.extraVolumeMounts))) }}
{{- end }}
{{- if include "saas-platform.missingName" (dict "root" $ "members" .Values.selfCheck.extraVolumeMounts "others" .Values.selfCheck.extraVolumes) }}
{{- $problems = append $problems (printf "selfCheck.extraVolumeMounts mounts %s, which selfCheck.extraVolumes does not have: add it to selfCheck.extraVolumes, or remove the mount." (include "saas-platform.missingName" (dict "root" $ "members" .Values.selfCheck.extraVolumeMounts "others" .Values.selfCheck.extraVolumes))) }}
{{- end }}
{{- if and .Values.metrics.serviceMonitor.enabled (gt (int64 .Values.metrics.serviceMonitor.scrapeTimeoutSeconds) (int64 .Values.metrics.serviceMonitor.intervalSeconds)) }}
{{- $problems = append $problems "a scrape may take longer than the time until the next: set metrics.serviceMonitor.scrapeTimeoutSeconds to at most metrics.serviceMonitor.intervalSeconds." }}
{{- end }}
{{- if and .Values.metrics.serviceMonitor.enabled .Values.metrics.annotations.enabled }}
{{- $problems = append $problems "everything would be scraped twice, by ServiceMonitors and by annotations: set metrics.serviceMonitor.enabled or metrics.annotations.enabled to false." }}
{{- end }}
{{- if and .Values.metrics.serviceMonitor.enabled (not (.Capabilities.APIVersions.Has "monitoring.coreos.com/v1")) }}
{{- $problems = append $problems "metrics.serviceMonitor.enabled is true, but the cluster does not serve monitoring.coreos.com/v1: install the Prometheus Operator, or set metrics.serviceMonitor.enabled to false (helm template asks no cluster: pass it --api-versions monitoring.coreos.com/v1)." }}
{{- end }}
{{- if and .Values.metrics.prometheusRule.enabled (not (.Capabilities.APIVersions.Has "monitoring.coreos.com/v1")) }}
{{- $problems = append $problems "metrics.prometheusRule.enabled is true, but the cluster does not serve monitoring.coreos.com/v1: install the Prometheus Operator, or set metrics.prometheusRule.enabled to false (helm template asks no cluster: pass it --api-versions monitoring.coreos.com/v1)." }}
{{- end }}
{{- if and (or .Values.metrics.serviceMonitor.enabled .Values.metrics.annotations.enabled) (not .Values.metrics.scrapers.namespaces) (not .Values.metrics.scrapers.cidrs) }}
{{- $problems = append $problems "metrics are to be scraped, but nobody may connect to them: set metrics.scrapers.namespaces to the namespace of Prometheus." }}
{{- end }}
{{- if $problems }}
{{- fail (printf "\n%d problem(s) in your values:\n  - %s\n" (len $problems) (join "\n  - " $problems)) }}
{{- end }}
{{- end }}
