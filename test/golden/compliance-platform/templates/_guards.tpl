{{/* Rules across values: fails once, with every rule that is broken. */}}
{{- define "compliance-platform.guards" -}}
{{- $problems := list }}
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
{{- if and (eq .Values.secrets.unlock.source "externalSecret") (eq .Values.secretBackend.store.provider "none") }}
{{- $problems = append $problems "secrets.unlock.source is externalSecret, but there is no store to read from: set secretBackend.store.provider to the provider, or set secrets.unlock.source to existingSecret." }}
{{- end }}
{{- if and (eq .Values.secrets.unlock.source "externalSecret") (not (.Capabilities.APIVersions.Has "external-secrets.io/v1")) }}
{{- $problems = append $problems "secrets.unlock.source is externalSecret, but the cluster does not serve external-secrets.io/v1: install External Secrets Operator 0.16 or newer, or set secrets.unlock.source to existingSecret (helm template asks no cluster: pass it --api-versions external-secrets.io/v1)." }}
{{- end }}
{{- if and (eq .Values.secrets.unlock.source "sealedSecret") (not (.Capabilities.APIVersions.Has "bitnami.com/v1alpha1")) }}
{{- $problems = append $problems "secrets.unlock.source is sealedSecret, but the cluster does not serve bitnami.com/v1alpha1: install the controller of Sealed Secrets, or set secrets.unlock.source to existingSecret (helm template asks no cluster: pass it --api-versions bitnami.com/v1alpha1)." }}
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
{{- if and (not .Values.storage.evidence.existingClaim) (not (or (kindIs "invalid" .Values.storage.evidence.minimumSize) (eq (toString .Values.storage.evidence.minimumSize) ""))) (not (include "compliance-platform.quantityAtLeast" (dict "root" $ "left" .Values.storage.evidence.size "right" .Values.storage.evidence.minimumSize))) }}
{{- $problems = append $problems (printf "evidence_data has %s, and a volume cannot be made smaller: set storage.evidence.size to at least storage.evidence.minimumSize, or copy the data to a smaller claim and name that in storage.evidence.existingClaim." (kindIs "invalid" .Values.storage.evidence.minimumSize | ternary "" (kindIs "string" .Values.storage.evidence.minimumSize | ternary .Values.storage.evidence.minimumSize (toJson .Values.storage.evidence.minimumSize)))) }}
{{- end }}
{{- if eq .Values.storage.evidence.accessMode "ReadWriteMany" }}
{{- $problems = append $problems "evidence_data is append-only, and ReadWriteMany would allow two writers: set storage.evidence.accessMode to ReadWriteOnce or ReadWriteOncePod." }}
{{- end }}
{{- if and (not .Values.storage.keys.existingClaim) (not (or (kindIs "invalid" .Values.storage.keys.minimumSize) (eq (toString .Values.storage.keys.minimumSize) ""))) (not (include "compliance-platform.quantityAtLeast" (dict "root" $ "left" .Values.storage.keys.size "right" .Values.storage.keys.minimumSize))) }}
{{- $problems = append $problems (printf "key_data has %s, and a volume cannot be made smaller: set storage.keys.size to at least storage.keys.minimumSize, or copy the data to a smaller claim and name that in storage.keys.existingClaim." (kindIs "invalid" .Values.storage.keys.minimumSize | ternary "" (kindIs "string" .Values.storage.keys.minimumSize | ternary .Values.storage.keys.minimumSize (toJson .Values.storage.keys.minimumSize)))) }}
{{- end }}
{{- if and (not .Values.storage.config.existingClaim) (not (or (kindIs "invalid" .Values.storage.config.minimumSize) (eq (toString .Values.storage.config.minimumSize) ""))) (not (include "compliance-platform.quantityAtLeast" (dict "root" $ "left" .Values.storage.config.size "right" .Values.storage.config.minimumSize))) }}
{{- $problems = append $problems (printf "config_data has %s, and a volume cannot be made smaller: set storage.config.size to at least storage.config.minimumSize, or copy the data to a smaller claim and name that in storage.config.existingClaim." (kindIs "invalid" .Values.storage.config.minimumSize | ternary "" (kindIs "string" .Values.storage.config.minimumSize | ternary .Values.storage.config.minimumSize (toJson .Values.storage.config.minimumSize)))) }}
{{- end }}
{{- if and .Values.snapshots.label (not (.Capabilities.APIVersions.Has "snapshot.storage.k8s.io/v1")) }}
{{- $problems = append $problems "snapshots of the volumes are wanted, but the cluster does not serve snapshot.storage.k8s.io/v1: install a CSI driver with the snapshot controller, or set snapshots.label to \"\" (helm template asks no cluster: pass it --api-versions snapshot.storage.k8s.io/v1)." }}
{{- end }}
{{- if and (not .Values.egressProxy.serviceAccount.create) (not .Values.egressProxy.serviceAccount.name) }}
{{- $problems = append $problems "egress-proxy has no ServiceAccount: set egressProxy.serviceAccount.name, or egressProxy.serviceAccount.create to true." }}
{{- end }}
{{- if and (not (or (kindIs "invalid" .Values.egressProxy.resources.limits.cpu) (eq (toString .Values.egressProxy.resources.limits.cpu) ""))) (not (include "compliance-platform.quantityAtLeast" (dict "root" $ "left" .Values.egressProxy.resources.limits.cpu "right" .Values.egressProxy.resources.requests.cpu))) }}
{{- $problems = append $problems (printf "egress-proxy is guaranteed %s of cpu, more than the %s that it may use at most: lower egressProxy.resources.requests.cpu, or raise egressProxy.resources.limits.cpu." (kindIs "string" .Values.egressProxy.resources.requests.cpu | ternary .Values.egressProxy.resources.requests.cpu (toJson .Values.egressProxy.resources.requests.cpu)) (kindIs "invalid" .Values.egressProxy.resources.limits.cpu | ternary "" (kindIs "string" .Values.egressProxy.resources.limits.cpu | ternary .Values.egressProxy.resources.limits.cpu (toJson .Values.egressProxy.resources.limits.cpu)))) }}
{{- end }}
{{- if not (include "compliance-platform.quantityAtLeast" (dict "root" $ "left" .Values.egressProxy.resources.limits.memory "right" .Values.egressProxy.resources.requests.memory)) }}
{{- $problems = append $problems (printf "egress-proxy is guaranteed %s of memory, more than the %s that it may use at most: lower egressProxy.resources.requests.memory, or raise egressProxy.resources.limits.memory." (kindIs "string" .Values.egressProxy.resources.requests.memory | ternary .Values.egressProxy.resources.requests.memory (toJson .Values.egressProxy.resources.requests.memory)) (kindIs "string" .Values.egressProxy.resources.limits.memory | ternary .Values.egressProxy.resources.limits.memory (toJson .Values.egressProxy.resources.limits.memory))) }}
{{- end }}
{{- if include "compliance-platform.repeatedName" (dict "root" $ "members" .Values.egressProxy.extraEnvVars) }}
{{- $problems = append $problems (printf "egressProxy.extraEnvVars has %s more than once: keep one of each name." (include "compliance-platform.repeatedName" (dict "root" $ "members" .Values.egressProxy.extraEnvVars))) }}
{{- end }}
{{- if include "compliance-platform.repeatedName" (dict "root" $ "members" .Values.egressProxy.extraVolumes) }}
{{- $problems = append $problems (printf "egressProxy.extraVolumes has %s more than once: keep one of each name." (include "compliance-platform.repeatedName" (dict "root" $ "members" .Values.egressProxy.extraVolumes))) }}
{{- end }}
{{- if include "compliance-platform.repeatedMountPath" (dict "root" $ "members" .Values.egressProxy.extraVolumeMounts) }}
{{- $problems = append $problems (printf "egressProxy.extraVolumeMounts has %s more than once: keep one of each mountPath." (include "compliance-platform.repeatedMountPath" (dict "root" $ "members" .Values.egressProxy.extraVolumeMounts))) }}
{{- end }}
{{- if include "compliance-platform.missingName" (dict "root" $ "members" .Values.egressProxy.extraVolumeMounts "others" .Values.egressProxy.extraVolumes) }}
{{- $problems = append $problems (printf "egressProxy.extraVolumeMounts mounts %s, which egressProxy.extraVolumes does not have: add it to egressProxy.extraVolumes, or remove the mount." (include "compliance-platform.missingName" (dict "root" $ "members" .Values.egressProxy.extraVolumeMounts "others" .Values.egressProxy.extraVolumes))) }}
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
{{- if and (not .Values.evidenceVault.serviceAccount.create) (not .Values.evidenceVault.serviceAccount.name) }}
{{- $problems = append $problems "evidence-vault has no ServiceAccount: set evidenceVault.serviceAccount.name, or evidenceVault.serviceAccount.create to true." }}
{{- end }}
{{- if and (not (or (kindIs "invalid" .Values.evidenceVault.resources.limits.cpu) (eq (toString .Values.evidenceVault.resources.limits.cpu) ""))) (not (include "compliance-platform.quantityAtLeast" (dict "root" $ "left" .Values.evidenceVault.resources.limits.cpu "right" .Values.evidenceVault.resources.requests.cpu))) }}
{{- $problems = append $problems (printf "evidence-vault is guaranteed %s of cpu, more than the %s that it may use at most: lower evidenceVault.resources.requests.cpu, or raise evidenceVault.resources.limits.cpu." (kindIs "string" .Values.evidenceVault.resources.requests.cpu | ternary .Values.evidenceVault.resources.requests.cpu (toJson .Values.evidenceVault.resources.requests.cpu)) (kindIs "invalid" .Values.evidenceVault.resources.limits.cpu | ternary "" (kindIs "string" .Values.evidenceVault.resources.limits.cpu | ternary .Values.evidenceVault.resources.limits.cpu (toJson .Values.evidenceVault.resources.limits.cpu)))) }}
{{- end }}
{{- if not (include "compliance-platform.quantityAtLeast" (dict "root" $ "left" .Values.evidenceVault.resources.limits.memory "right" .Values.evidenceVault.resources.requests.memory)) }}
{{- $problems = append $problems (printf "evidence-vault is guaranteed %s of memory, more than the %s that it may use at most: lower evidenceVault.resources.requests.memory, or raise evidenceVault.resources.limits.memory." (kindIs "string" .Values.evidenceVault.resources.requests.memory | ternary .Values.evidenceVault.resources.requests.memory (toJson .Values.evidenceVault.resources.requests.memory)) (kindIs "string" .Values.evidenceVault.resources.limits.memory | ternary .Values.evidenceVault.resources.limits.memory (toJson .Values.evidenceVault.resources.limits.memory))) }}
{{- end }}
{{- if include "compliance-platform.repeatedName" (dict "root" $ "members" .Values.evidenceVault.extraEnvVars) }}
{{- $problems = append $problems (printf "evidenceVault.extraEnvVars has %s more than once: keep one of each name." (include "compliance-platform.repeatedName" (dict "root" $ "members" .Values.evidenceVault.extraEnvVars))) }}
{{- end }}
{{- if gt (int64 .Values.evidenceVault.replicas) 1 }}
{{- $problems = append $problems "evidence-vault is a single writer and cannot have two pods: set evidenceVault.replicas to 1." }}
{{- end }}
{{- if include "compliance-platform.repeatedName" (dict "root" $ "members" .Values.evidenceVault.extraVolumes) }}
{{- $problems = append $problems (printf "evidenceVault.extraVolumes has %s more than once: keep one of each name." (include "compliance-platform.repeatedName" (dict "root" $ "members" .Values.evidenceVault.extraVolumes))) }}
{{- end }}
{{- if include "compliance-platform.repeatedMountPath" (dict "root" $ "members" .Values.evidenceVault.extraVolumeMounts) }}
{{- $problems = append $problems (printf "evidenceVault.extraVolumeMounts has %s more than once: keep one of each mountPath." (include "compliance-platform.repeatedMountPath" (dict "root" $ "members" .Values.evidenceVault.extraVolumeMounts))) }}
{{- end }}
{{- if include "compliance-platform.missingName" (dict "root" $ "members" .Values.evidenceVault.extraVolumeMounts "others" .Values.evidenceVault.extraVolumes) }}
{{- $problems = append $problems (printf "evidenceVault.extraVolumeMounts mounts %s, which evidenceVault.extraVolumes does not have: add it to evidenceVault.extraVolumes, or remove the mount." (include "compliance-platform.missingName" (dict "root" $ "members" .Values.evidenceVault.extraVolumeMounts "others" .Values.evidenceVault.extraVolumes))) }}
{{- end }}
{{- if and (not .Values.riskEngine.serviceAccount.create) (not .Values.riskEngine.serviceAccount.name) }}
{{- $problems = append $problems "risk-engine has no ServiceAccount: set riskEngine.serviceAccount.name, or riskEngine.serviceAccount.create to true." }}
{{- end }}
{{- if and (not (or (kindIs "invalid" .Values.riskEngine.resources.limits.cpu) (eq (toString .Values.riskEngine.resources.limits.cpu) ""))) (not (include "compliance-platform.quantityAtLeast" (dict "root" $ "left" .Values.riskEngine.resources.limits.cpu "right" .Values.riskEngine.resources.requests.cpu))) }}
{{- $problems = append $problems (printf "risk-engine is guaranteed %s of cpu, more than the %s that it may use at most: lower riskEngine.resources.requests.cpu, or raise riskEngine.resources.limits.cpu." (kindIs "string" .Values.riskEngine.resources.requests.cpu | ternary .Values.riskEngine.resources.requests.cpu (toJson .Values.riskEngine.resources.requests.cpu)) (kindIs "invalid" .Values.riskEngine.resources.limits.cpu | ternary "" (kindIs "string" .Values.riskEngine.resources.limits.cpu | ternary .Values.riskEngine.resources.limits.cpu (toJson .Values.riskEngine.resources.limits.cpu)))) }}
{{- end }}
{{- if not (include "compliance-platform.quantityAtLeast" (dict "root" $ "left" .Values.riskEngine.resources.limits.memory "right" .Values.riskEngine.resources.requests.memory)) }}
{{- $problems = append $problems (printf "risk-engine is guaranteed %s of memory, more than the %s that it may use at most: lower riskEngine.resources.requests.memory, or raise riskEngine.resources.limits.memory." (kindIs "string" .Values.riskEngine.resources.requests.memory | ternary .Values.riskEngine.resources.requests.memory (toJson .Values.riskEngine.resources.requests.memory)) (kindIs "string" .Values.riskEngine.resources.limits.memory | ternary .Values.riskEngine.resources.limits.memory (toJson .Values.riskEngine.resources.limits.memory))) }}
{{- end }}
{{- if include "compliance-platform.repeatedName" (dict "root" $ "members" .Values.riskEngine.extraEnvVars) }}
{{- $problems = append $problems (printf "riskEngine.extraEnvVars has %s more than once: keep one of each name." (include "compliance-platform.repeatedName" (dict "root" $ "members" .Values.riskEngine.extraEnvVars))) }}
{{- end }}
{{- if and (or (ne .Values.riskEngine.autoscaling.mode "fixed") (gt (int64 .Values.riskEngine.replicas) 1)) (or (ne .Values.riskEngine.autoscaling.mode "hpa") (gt (int64 .Values.riskEngine.autoscaling.hpa.maxReplicas) 1)) (or (ne .Values.riskEngine.autoscaling.mode "keda") (gt (int64 .Values.riskEngine.autoscaling.keda.maxReplicaCount) 1)) (ne .Values.storage.config.accessMode "ReadWriteMany") (not .Values.storage.config.existingClaim) }}
{{- $problems = append $problems "risk-engine has several pods, but its volume config_data can be on one node only: set riskEngine.replicas to 1, or the volume's accessMode to ReadWriteMany." }}
{{- end }}
{{- if and (not (or (kindIs "invalid" .Values.riskRules.resources.limits.cpu) (eq (toString .Values.riskRules.resources.limits.cpu) ""))) (not (include "compliance-platform.quantityAtLeast" (dict "root" $ "left" .Values.riskRules.resources.limits.cpu "right" .Values.riskRules.resources.requests.cpu))) }}
{{- $problems = append $problems (printf "rules is guaranteed %s of cpu, more than the %s that it may use at most: lower riskRules.resources.requests.cpu, or raise riskRules.resources.limits.cpu." (kindIs "string" .Values.riskRules.resources.requests.cpu | ternary .Values.riskRules.resources.requests.cpu (toJson .Values.riskRules.resources.requests.cpu)) (kindIs "invalid" .Values.riskRules.resources.limits.cpu | ternary "" (kindIs "string" .Values.riskRules.resources.limits.cpu | ternary .Values.riskRules.resources.limits.cpu (toJson .Values.riskRules.resources.limits.cpu)))) }}
{{- end }}
{{- if not (include "compliance-platform.quantityAtLeast" (dict "root" $ "left" .Values.riskRules.resources.limits.memory "right" .Values.riskRules.resources.requests.memory)) }}
{{- $problems = append $problems (printf "rules is guaranteed %s of memory, more than the %s that it may use at most: lower riskRules.resources.requests.memory, or raise riskRules.resources.limits.memory." (kindIs "string" .Values.riskRules.resources.requests.memory | ternary .Values.riskRules.resources.requests.memory (toJson .Values.riskRules.resources.requests.memory)) (kindIs "string" .Values.riskRules.resources.limits.memory | ternary .Values.riskRules.resources.limits.memory (toJson .Values.riskRules.resources.limits.memory))) }}
{{- end }}
{{- if include "compliance-platform.repeatedName" (dict "root" $ "members" .Values.riskRules.extraEnvVars) }}
{{- $problems = append $problems (printf "riskRules.extraEnvVars has %s more than once: keep one of each name." (include "compliance-platform.repeatedName" (dict "root" $ "members" .Values.riskRules.extraEnvVars))) }}
{{- end }}
{{- if include "compliance-platform.repeatedName" (dict "root" $ "members" .Values.riskEngine.extraVolumes) }}
{{- $problems = append $problems (printf "riskEngine.extraVolumes has %s more than once: keep one of each name." (include "compliance-platform.repeatedName" (dict "root" $ "members" .Values.riskEngine.extraVolumes))) }}
{{- end }}
{{- if include "compliance-platform.repeatedMountPath" (dict "root" $ "members" .Values.riskEngine.extraVolumeMounts) }}
{{- $problems = append $problems (printf "riskEngine.extraVolumeMounts has %s more than once: keep one of each mountPath." (include "compliance-platform.repeatedMountPath" (dict "root" $ "members" .Values.riskEngine.extraVolumeMounts))) }}
{{- end }}
{{- if include "compliance-platform.missingName" (dict "root" $ "members" .Values.riskEngine.extraVolumeMounts "others" .Values.riskEngine.extraVolumes) }}
{{- $problems = append $problems (printf "riskEngine.extraVolumeMounts mounts %s, which riskEngine.extraVolumes does not have: add it to riskEngine.extraVolumes, or remove the mount." (include "compliance-platform.missingName" (dict "root" $ "members" .Values.riskEngine.extraVolumeMounts "others" .Values.riskEngine.extraVolumes))) }}
{{- end }}
{{- if include "compliance-platform.repeatedMountPath" (dict "root" $ "members" .Values.riskRules.extraVolumeMounts) }}
{{- $problems = append $problems (printf "riskRules.extraVolumeMounts has %s more than once: keep one of each mountPath." (include "compliance-platform.repeatedMountPath" (dict "root" $ "members" .Values.riskRules.extraVolumeMounts))) }}
{{- end }}
{{- if include "compliance-platform.missingName" (dict "root" $ "members" .Values.riskRules.extraVolumeMounts "others" .Values.riskEngine.extraVolumes) }}
{{- $problems = append $problems (printf "riskRules.extraVolumeMounts mounts %s, which riskEngine.extraVolumes does not have: add it to riskEngine.extraVolumes, or remove the mount." (include "compliance-platform.missingName" (dict "root" $ "members" .Values.riskRules.extraVolumeMounts "others" .Values.riskEngine.extraVolumes))) }}
{{- end }}
{{- if and (le (int64 .Values.riskEngine.updateStrategy.rollingUpdate.maxSurge) 0) (le (int64 .Values.riskEngine.updateStrategy.rollingUpdate.maxUnavailable) 0) }}
{{- $problems = append $problems "an upgrade could replace no pod of risk-engine: set riskEngine.updateStrategy.rollingUpdate.maxSurge to 1 or more." }}
{{- end }}
{{- if and (eq .Values.riskEngine.autoscaling.mode "hpa") (gt (int64 .Values.riskEngine.autoscaling.hpa.minReplicas) (int64 .Values.riskEngine.autoscaling.hpa.maxReplicas)) }}
{{- $problems = append $problems "the least number of pods of risk-engine is greater than the greatest: raise riskEngine.autoscaling.hpa.maxReplicas." }}
{{- end }}
{{- if and (eq .Values.riskEngine.autoscaling.mode "hpa") (kindIs "invalid" .Values.riskEngine.autoscaling.hpa.targetCPUUtilizationPercentage) (kindIs "invalid" .Values.riskEngine.autoscaling.hpa.targetMemoryUtilizationPercentage) }}
{{- $problems = append $problems "risk-engine is scaled by load, but no load is named: set riskEngine.autoscaling.hpa.targetCPUUtilizationPercentage." }}
{{- end }}
{{- if and (eq .Values.riskEngine.autoscaling.mode "keda") (gt (int64 .Values.riskEngine.autoscaling.keda.minReplicaCount) (int64 .Values.riskEngine.autoscaling.keda.maxReplicaCount)) }}
{{- $problems = append $problems "the least number of pods of risk-engine is greater than the greatest: raise riskEngine.autoscaling.keda.maxReplicaCount." }}
{{- end }}
{{- if and (eq .Values.riskEngine.autoscaling.mode "keda") (not .Values.riskEngine.autoscaling.keda.triggers) }}
{{- $problems = append $problems "risk-engine is scaled by KEDA, but has no triggers: set riskEngine.autoscaling.keda.triggers." }}
{{- end }}
{{- if and (eq .Values.riskEngine.autoscaling.mode "keda") (not (.Capabilities.APIVersions.Has "keda.sh/v1alpha1")) }}
{{- $problems = append $problems "risk-engine is scaled by KEDA, but the cluster does not serve keda.sh/v1alpha1: install KEDA, or set riskEngine.autoscaling.mode to \"hpa\" or \"fixed\" (helm template asks no cluster: pass it --api-versions keda.sh/v1alpha1)." }}
{{- end }}
{{- if and (not .Values.docGenerator.serviceAccount.create) (not .Values.docGenerator.serviceAccount.name) }}
{{- $problems = append $problems "doc-generator has no ServiceAccount: set docGenerator.serviceAccount.name, or docGenerator.serviceAccount.create to true." }}
{{- end }}
{{- if and (not (or (kindIs "invalid" .Values.docGenerator.resources.limits.cpu) (eq (toString .Values.docGenerator.resources.limits.cpu) ""))) (not (include "compliance-platform.quantityAtLeast" (dict "root" $ "left" .Values.docGenerator.resources.limits.cpu "right" .Values.docGenerator.resources.requests.cpu))) }}
{{- $problems = append $problems (printf "doc-generator is guaranteed %s of cpu, more than the %s that it may use at most: lower docGenerator.resources.requests.cpu, or raise docGenerator.resources.limits.cpu." (kindIs "string" .Values.docGenerator.resources.requests.cpu | ternary .Values.docGenerator.resources.requests.cpu (toJson .Values.docGenerator.resources.requests.cpu)) (kindIs "invalid" .Values.docGenerator.resources.limits.cpu | ternary "" (kindIs "string" .Values.docGenerator.resources.limits.cpu | ternary .Values.docGenerator.resources.limits.cpu (toJson .Values.docGenerator.resources.limits.cpu)))) }}
{{- end }}
{{- if not (include "compliance-platform.quantityAtLeast" (dict "root" $ "left" .Values.docGenerator.resources.limits.memory "right" .Values.docGenerator.resources.requests.memory)) }}
{{- $problems = append $problems (printf "doc-generator is guaranteed %s of memory, more than the %s that it may use at most: lower docGenerator.resources.requests.memory, or raise docGenerator.resources.limits.memory." (kindIs "string" .Values.docGenerator.resources.requests.memory | ternary .Values.docGenerator.resources.requests.memory (toJson .Values.docGenerator.resources.requests.memory)) (kindIs "string" .Values.docGenerator.resources.limits.memory | ternary .Values.docGenerator.resources.limits.memory (toJson .Values.docGenerator.resources.limits.memory))) }}
{{- end }}
{{- if include "compliance-platform.repeatedName" (dict "root" $ "members" .Values.docGenerator.extraEnvVars) }}
{{- $problems = append $problems (printf "docGenerator.extraEnvVars has %s more than once: keep one of each name." (include "compliance-platform.repeatedName" (dict "root" $ "members" .Values.docGenerator.extraEnvVars))) }}
{{- end }}
{{- if include "compliance-platform.repeatedName" (dict "root" $ "members" .Values.docGenerator.extraVolumes) }}
{{- $problems = append $problems (printf "docGenerator.extraVolumes has %s more than once: keep one of each name." (include "compliance-platform.repeatedName" (dict "root" $ "members" .Values.docGenerator.extraVolumes))) }}
{{- end }}
{{- if include "compliance-platform.repeatedMountPath" (dict "root" $ "members" .Values.docGenerator.extraVolumeMounts) }}
{{- $problems = append $problems (printf "docGenerator.extraVolumeMounts has %s more than once: keep one of each mountPath." (include "compliance-platform.repeatedMountPath" (dict "root" $ "members" .Values.docGenerator.extraVolumeMounts))) }}
{{- end }}
{{- if include "compliance-platform.missingName" (dict "root" $ "members" .Values.docGenerator.extraVolumeMounts "others" .Values.docGenerator.extraVolumes) }}
{{- $problems = append $problems (printf "docGenerator.extraVolumeMounts mounts %s, which docGenerator.extraVolumes does not have: add it to docGenerator.extraVolumes, or remove the mount." (include "compliance-platform.missingName" (dict "root" $ "members" .Values.docGenerator.extraVolumeMounts "others" .Values.docGenerator.extraVolumes))) }}
{{- end }}
{{- if and (le (int64 .Values.docGenerator.updateStrategy.rollingUpdate.maxSurge) 0) (le (int64 .Values.docGenerator.updateStrategy.rollingUpdate.maxUnavailable) 0) }}
{{- $problems = append $problems "an upgrade could replace no pod of doc-generator: set docGenerator.updateStrategy.rollingUpdate.maxSurge to 1 or more." }}
{{- end }}
{{- if and (eq .Values.docGenerator.autoscaling.mode "hpa") (gt (int64 .Values.docGenerator.autoscaling.hpa.minReplicas) (int64 .Values.docGenerator.autoscaling.hpa.maxReplicas)) }}
{{- $problems = append $problems "the least number of pods of doc-generator is greater than the greatest: raise docGenerator.autoscaling.hpa.maxReplicas." }}
{{- end }}
{{- if and (eq .Values.docGenerator.autoscaling.mode "hpa") (kindIs "invalid" .Values.docGenerator.autoscaling.hpa.targetCPUUtilizationPercentage) (kindIs "invalid" .Values.docGenerator.autoscaling.hpa.targetMemoryUtilizationPercentage) }}
{{- $problems = append $problems "doc-generator is scaled by load, but no load is named: set docGenerator.autoscaling.hpa.targetCPUUtilizationPercentage." }}
{{- end }}
{{- if and (eq .Values.docGenerator.autoscaling.mode "keda") (gt (int64 .Values.docGenerator.autoscaling.keda.minReplicaCount) (int64 .Values.docGenerator.autoscaling.keda.maxReplicaCount)) }}
{{- $problems = append $problems "the least number of pods of doc-generator is greater than the greatest: raise docGenerator.autoscaling.keda.maxReplicaCount." }}
{{- end }}
{{- if and (eq .Values.docGenerator.autoscaling.mode "keda") (not .Values.docGenerator.autoscaling.keda.triggers) }}
{{- $problems = append $problems "doc-generator is scaled by KEDA, but has no triggers: set docGenerator.autoscaling.keda.triggers." }}
{{- end }}
{{- if and (eq .Values.docGenerator.autoscaling.mode "keda") (not (.Capabilities.APIVersions.Has "keda.sh/v1alpha1")) }}
{{- $problems = append $problems "doc-generator is scaled by KEDA, but the cluster does not serve keda.sh/v1alpha1: install KEDA, or set docGenerator.autoscaling.mode to \"hpa\" or \"fixed\" (helm template asks no cluster: pass it --api-versions keda.sh/v1alpha1)." }}
{{- end }}
{{- if and (not .Values.gatewayApi.serviceAccount.create) (not .Values.gatewayApi.serviceAccount.name) }}
{{- $problems = append $problems "gateway-api has no ServiceAccount: set gatewayApi.serviceAccount.name, or gatewayApi.serviceAccount.create to true." }}
{{- end }}
{{- if and (not (or (kindIs "invalid" .Values.gatewayApi.resources.limits.cpu) (eq (toString .Values.gatewayApi.resources.limits.cpu) ""))) (not (include "compliance-platform.quantityAtLeast" (dict "root" $ "left" .Values.gatewayApi.resources.limits.cpu "right" .Values.gatewayApi.resources.requests.cpu))) }}
{{- $problems = append $problems (printf "gateway-api is guaranteed %s of cpu, more than the %s that it may use at most: lower gatewayApi.resources.requests.cpu, or raise gatewayApi.resources.limits.cpu." (kindIs "string" .Values.gatewayApi.resources.requests.cpu | ternary .Values.gatewayApi.resources.requests.cpu (toJson .Values.gatewayApi.resources.requests.cpu)) (kindIs "invalid" .Values.gatewayApi.resources.limits.cpu | ternary "" (kindIs "string" .Values.gatewayApi.resources.limits.cpu | ternary .Values.gatewayApi.resources.limits.cpu (toJson .Values.gatewayApi.resources.limits.cpu)))) }}
{{- end }}
{{- if not (include "compliance-platform.quantityAtLeast" (dict "root" $ "left" .Values.gatewayApi.resources.limits.memory "right" .Values.gatewayApi.resources.requests.memory)) }}
{{- $problems = append $problems (printf "gateway-api is guaranteed %s of memory, more than the %s that it may use at most: lower gatewayApi.resources.requests.memory, or raise gatewayApi.resources.limits.memory." (kindIs "string" .Values.gatewayApi.resources.requests.memory | ternary .Values.gatewayApi.resources.requests.memory (toJson .Values.gatewayApi.resources.requests.memory)) (kindIs "string" .Values.gatewayApi.resources.limits.memory | ternary .Values.gatewayApi.resources.limits.memory (toJson .Values.gatewayApi.resources.limits.memory))) }}
{{- end }}
{{- if include "compliance-platform.repeatedName" (dict "root" $ "members" .Values.gatewayApi.extraEnvVars) }}
{{- $problems = append $problems (printf "gatewayApi.extraEnvVars has %s more than once: keep one of each name." (include "compliance-platform.repeatedName" (dict "root" $ "members" .Values.gatewayApi.extraEnvVars))) }}
{{- end }}
{{- if le (int64 .Values.gatewayApi.terminationGracePeriodSeconds) 5 }}
{{- $problems = append $problems "the pods of gateway-api may be killed before they are asked to end, which they are after 5 seconds: set gatewayApi.terminationGracePeriodSeconds to more than 5." }}
{{- end }}
{{- if include "compliance-platform.repeatedName" (dict "root" $ "members" .Values.gatewayApi.extraVolumes) }}
{{- $problems = append $problems (printf "gatewayApi.extraVolumes has %s more than once: keep one of each name." (include "compliance-platform.repeatedName" (dict "root" $ "members" .Values.gatewayApi.extraVolumes))) }}
{{- end }}
{{- if include "compliance-platform.repeatedMountPath" (dict "root" $ "members" .Values.gatewayApi.extraVolumeMounts) }}
{{- $problems = append $problems (printf "gatewayApi.extraVolumeMounts has %s more than once: keep one of each mountPath." (include "compliance-platform.repeatedMountPath" (dict "root" $ "members" .Values.gatewayApi.extraVolumeMounts))) }}
{{- end }}
{{- if include "compliance-platform.missingName" (dict "root" $ "members" .Values.gatewayApi.extraVolumeMounts "others" .Values.gatewayApi.extraVolumes) }}
{{- $problems = append $problems (printf "gatewayApi.extraVolumeMounts mounts %s, which gatewayApi.extraVolumes does not have: add it to gatewayApi.extraVolumes, or remove the mount." (include "compliance-platform.missingName" (dict "root" $ "members" .Values.gatewayApi.extraVolumeMounts "others" .Values.gatewayApi.extraVolumes))) }}
{{- end }}
{{- if and (le (int64 .Values.gatewayApi.updateStrategy.rollingUpdate.maxSurge) 0) (le (int64 .Values.gatewayApi.updateStrategy.rollingUpdate.maxUnavailable) 0) }}
{{- $problems = append $problems "an upgrade could replace no pod of gateway-api: set gatewayApi.updateStrategy.rollingUpdate.maxSurge to 1 or more." }}
{{- end }}
{{- if and (eq .Values.gatewayApi.autoscaling.mode "hpa") (gt (int64 .Values.gatewayApi.autoscaling.hpa.minReplicas) (int64 .Values.gatewayApi.autoscaling.hpa.maxReplicas)) }}
{{- $problems = append $problems "the least number of pods of gateway-api is greater than the greatest: raise gatewayApi.autoscaling.hpa.maxReplicas." }}
{{- end }}
{{- if and (eq .Values.gatewayApi.autoscaling.mode "hpa") (kindIs "invalid" .Values.gatewayApi.autoscaling.hpa.targetCPUUtilizationPercentage) (kindIs "invalid" .Values.gatewayApi.autoscaling.hpa.targetMemoryUtilizationPercentage) }}
{{- $problems = append $problems "gateway-api is scaled by load, but no load is named: set gatewayApi.autoscaling.hpa.targetCPUUtilizationPercentage." }}
{{- end }}
{{- if and (eq .Values.gatewayApi.autoscaling.mode "keda") (gt (int64 .Values.gatewayApi.autoscaling.keda.minReplicaCount) (int64 .Values.gatewayApi.autoscaling.keda.maxReplicaCount)) }}
{{- $problems = append $problems "the least number of pods of gateway-api is greater than the greatest: raise gatewayApi.autoscaling.keda.maxReplicaCount." }}
{{- end }}
{{- if and (eq .Values.gatewayApi.autoscaling.mode "keda") (not .Values.gatewayApi.autoscaling.keda.triggers) }}
{{- $problems = append $problems "gateway-api is scaled by KEDA, but has no triggers: set gatewayApi.autoscaling.keda.triggers." }}
{{- end }}
{{- if and (eq .Values.gatewayApi.autoscaling.mode "keda") (not (.Capabilities.APIVersions.Has "keda.sh/v1alpha1")) }}
{{- $problems = append $problems "gateway-api is scaled by KEDA, but the cluster does not serve keda.sh/v1alpha1: install KEDA, or set gatewayApi.autoscaling.mode to \"hpa\" or \"fixed\" (helm template asks no cluster: pass it --api-versions keda.sh/v1alpha1)." }}
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
{{- if include "compliance-platform.repeatedType" (dict "root" $ "members" .Values.network.limitRange) }}
{{- $problems = append $problems (printf "network.limitRange has %s more than once: keep one of each type." (include "compliance-platform.repeatedType" (dict "root" $ "members" .Values.network.limitRange))) }}
{{- end }}
{{- if include "compliance-platform.outOfOrderMinDefaultRequestDefaultMax" (dict "root" $ "members" .Values.network.limitRange) }}
{{- $problems = append $problems (printf "network.limitRange does not rise from min over defaultRequest over default over max: %s: lower what is above, or raise the other." (include "compliance-platform.outOfOrderMinDefaultRequestDefaultMax" (dict "root" $ "members" .Values.network.limitRange))) }}
{{- end }}
{{- if and .Values.egress.fqdns (not (.Capabilities.APIVersions.Has "cilium.io/v2")) }}
{{- $problems = append $problems "egress-proxy may reach names, but the cluster does not serve cilium.io/v2: leave the list of names empty, or install Cilium (helm template asks no cluster: pass it --api-versions cilium.io/v2)." }}
{{- end }}
{{- if and (not .Values.ledgerUpgrade.serviceAccount.create) (not .Values.ledgerUpgrade.serviceAccount.name) }}
{{- $problems = append $problems "upgrade has no ServiceAccount: set ledgerUpgrade.serviceAccount.name, or ledgerUpgrade.serviceAccount.create to true." }}
{{- end }}
{{- if and (not (or (kindIs "invalid" .Values.ledgerUpgrade.resources.limits.cpu) (eq (toString .Values.ledgerUpgrade.resources.limits.cpu) ""))) (not (include "compliance-platform.quantityAtLeast" (dict "root" $ "left" .Values.ledgerUpgrade.resources.limits.cpu "right" .Values.ledgerUpgrade.resources.requests.cpu))) }}
{{- $problems = append $problems (printf "upgrade is guaranteed %s of cpu, more than the %s that it may use at most: lower ledgerUpgrade.resources.requests.cpu, or raise ledgerUpgrade.resources.limits.cpu." (kindIs "string" .Values.ledgerUpgrade.resources.requests.cpu | ternary .Values.ledgerUpgrade.resources.requests.cpu (toJson .Values.ledgerUpgrade.resources.requests.cpu)) (kindIs "invalid" .Values.ledgerUpgrade.resources.limits.cpu | ternary "" (kindIs "string" .Values.ledgerUpgrade.resources.limits.cpu | ternary .Values.ledgerUpgrade.resources.limits.cpu (toJson .Values.ledgerUpgrade.resources.limits.cpu)))) }}
{{- end }}
{{- if not (include "compliance-platform.quantityAtLeast" (dict "root" $ "left" .Values.ledgerUpgrade.resources.limits.memory "right" .Values.ledgerUpgrade.resources.requests.memory)) }}
{{- $problems = append $problems (printf "upgrade is guaranteed %s of memory, more than the %s that it may use at most: lower ledgerUpgrade.resources.requests.memory, or raise ledgerUpgrade.resources.limits.memory." (kindIs "string" .Values.ledgerUpgrade.resources.requests.memory | ternary .Values.ledgerUpgrade.resources.requests.memory (toJson .Values.ledgerUpgrade.resources.requests.memory)) (kindIs "string" .Values.ledgerUpgrade.resources.limits.memory | ternary .Values.ledgerUpgrade.resources.limits.memory (toJson .Values.ledgerUpgrade.resources.limits.memory))) }}
{{- end }}
{{- if not .Values.ledgerUpgrade.image.repository }}
{{- $problems = append $problems "the image of upgrade has no repository: set ledgerUpgrade.image.repository." }}
{{- end }}
{{- if include "compliance-platform.repeatedName" (dict "root" $ "members" .Values.ledgerUpgrade.extraEnvVars) }}
{{- $problems = append $problems (printf "ledgerUpgrade.extraEnvVars has %s more than once: keep one of each name." (include "compliance-platform.repeatedName" (dict "root" $ "members" .Values.ledgerUpgrade.extraEnvVars))) }}
{{- end }}
{{- if include "compliance-platform.repeatedName" (dict "root" $ "members" .Values.ledgerUpgrade.extraVolumes) }}
{{- $problems = append $problems (printf "ledgerUpgrade.extraVolumes has %s more than once: keep one of each name." (include "compliance-platform.repeatedName" (dict "root" $ "members" .Values.ledgerUpgrade.extraVolumes))) }}
{{- end }}
{{- if include "compliance-platform.repeatedMountPath" (dict "root" $ "members" .Values.ledgerUpgrade.extraVolumeMounts) }}
{{- $problems = append $problems (printf "ledgerUpgrade.extraVolumeMounts has %s more than once: keep one of each mountPath." (include "compliance-platform.repeatedMountPath" (dict "root" $ "members" .Values.ledgerUpgrade.extraVolumeMounts))) }}
{{- end }}
{{- if include "compliance-platform.missingName" (dict "root" $ "members" .Values.ledgerUpgrade.extraVolumeMounts "others" .Values.ledgerUpgrade.extraVolumes) }}
{{- $problems = append $problems (printf "ledgerUpgrade.extraVolumeMounts mounts %s, which ledgerUpgrade.extraVolumes does not have: add it to ledgerUpgrade.extraVolumes, or remove the mount." (include "compliance-platform.missingName" (dict "root" $ "members" .Values.ledgerUpgrade.extraVolumeMounts "others" .Values.ledgerUpgrade.extraVolumes))) }}
{{- end }}
{{- if and .Values.backup.enabled (not .Values.backup.target) }}
{{- $problems = append $problems "backups have no target: set backup.target to a place outside the cluster." }}
{{- end }}
{{- if and .Values.backup.enabled (or (contains ".svc/" (printf "%s/" .Values.backup.target)) (contains ".svc:" (printf "%s/" .Values.backup.target)) (contains ".svc." (printf "%s/" .Values.backup.target)) (contains "://localhost." (printf "%s/" .Values.backup.target)) (contains "://127." (printf "%s/" .Values.backup.target))) }}
{{- $problems = append $problems "backups go to a Service of the cluster, with which they would be lost: set backup.target to a place outside the cluster." }}
{{- end }}
{{- if and (not .Values.backup.serviceAccount.create) (not .Values.backup.serviceAccount.name) }}
{{- $problems = append $problems "key-backup has no ServiceAccount: set backup.serviceAccount.name, or backup.serviceAccount.create to true." }}
{{- end }}
{{- if and (not (or (kindIs "invalid" .Values.backup.resources.limits.cpu) (eq (toString .Values.backup.resources.limits.cpu) ""))) (not (include "compliance-platform.quantityAtLeast" (dict "root" $ "left" .Values.backup.resources.limits.cpu "right" .Values.backup.resources.requests.cpu))) }}
{{- $problems = append $problems (printf "key-backup is guaranteed %s of cpu, more than the %s that it may use at most: lower backup.resources.requests.cpu, or raise backup.resources.limits.cpu." (kindIs "string" .Values.backup.resources.requests.cpu | ternary .Values.backup.resources.requests.cpu (toJson .Values.backup.resources.requests.cpu)) (kindIs "invalid" .Values.backup.resources.limits.cpu | ternary "" (kindIs "string" .Values.backup.resources.limits.cpu | ternary .Values.backup.resources.limits.cpu (toJson .Values.backup.resources.limits.cpu)))) }}
{{- end }}
{{- if not (include "compliance-platform.quantityAtLeast" (dict "root" $ "left" .Values.backup.resources.limits.memory "right" .Values.backup.resources.requests.memory)) }}
{{- $problems = append $problems (printf "key-backup is guaranteed %s of memory, more than the %s that it may use at most: lower backup.resources.requests.memory, or raise backup.resources.limits.memory." (kindIs "string" .Values.backup.resources.requests.memory | ternary .Values.backup.resources.requests.memory (toJson .Values.backup.resources.requests.memory)) (kindIs "string" .Values.backup.resources.limits.memory | ternary .Values.backup.resources.limits.memory (toJson .Values.backup.resources.limits.memory))) }}
{{- end }}
{{- if include "compliance-platform.repeatedName" (dict "root" $ "members" .Values.backup.extraEnvVars) }}
{{- $problems = append $problems (printf "backup.extraEnvVars has %s more than once: keep one of each name." (include "compliance-platform.repeatedName" (dict "root" $ "members" .Values.backup.extraEnvVars))) }}
{{- end }}
{{- if include "compliance-platform.repeatedName" (dict "root" $ "members" .Values.backup.extraVolumes) }}
{{- $problems = append $problems (printf "backup.extraVolumes has %s more than once: keep one of each name." (include "compliance-platform.repeatedName" (dict "root" $ "members" .Values.backup.extraVolumes))) }}
{{- end }}
{{- if include "compliance-platform.repeatedMountPath" (dict "root" $ "members" .Values.backup.extraVolumeMounts) }}
{{- $problems = append $problems (printf "backup.extraVolumeMounts has %s more than once: keep one of each mountPath." (include "compliance-platform.repeatedMountPath" (dict "root" $ "members" .Values.backup.extraVolumeMounts))) }}
{{- end }}
{{- if include "compliance-platform.missingName" (dict "root" $ "members" .Values.backup.extraVolumeMounts "others" .Values.backup.extraVolumes) }}
{{- $problems = append $problems (printf "backup.extraVolumeMounts mounts %s, which backup.extraVolumes does not have: add it to backup.extraVolumes, or remove the mount." (include "compliance-platform.missingName" (dict "root" $ "members" .Values.backup.extraVolumeMounts "others" .Values.backup.extraVolumes))) }}
{{- end }}
{{- if and .Values.ledgerCopy.enabled (not .Values.backup.target) }}
{{- $problems = append $problems "ledgerCopy.enabled is true, but the ledger has nowhere to go: set backup.target." }}
{{- end }}
{{- if and (or .Values.backup.enabled .Values.ledgerCopy.enabled) (not .Values.egress.cidrs) (not .Values.egress.internet.enabled) (not .Values.egress.fqdns) }}
{{- $problems = append $problems "copies go to backup.target, but egress-proxy can reach nothing outside: name its network in egress.cidrs." }}
{{- end }}
{{- if and (not .Values.smokeTest.serviceAccount.create) (not .Values.smokeTest.serviceAccount.name) }}
{{- $problems = append $problems "smoke-test has no ServiceAccount: set smokeTest.serviceAccount.name, or smokeTest.serviceAccount.create to true." }}
{{- end }}
{{- if and (not (or (kindIs "invalid" .Values.smokeTest.resources.limits.cpu) (eq (toString .Values.smokeTest.resources.limits.cpu) ""))) (not (include "compliance-platform.quantityAtLeast" (dict "root" $ "left" .Values.smokeTest.resources.limits.cpu "right" .Values.smokeTest.resources.requests.cpu))) }}
{{- $problems = append $problems (printf "smoke-test is guaranteed %s of cpu, more than the %s that it may use at most: lower smokeTest.resources.requests.cpu, or raise smokeTest.resources.limits.cpu." (kindIs "string" .Values.smokeTest.resources.requests.cpu | ternary .Values.smokeTest.resources.requests.cpu (toJson .Values.smokeTest.resources.requests.cpu)) (kindIs "invalid" .Values.smokeTest.resources.limits.cpu | ternary "" (kindIs "string" .Values.smokeTest.resources.limits.cpu | ternary .Values.smokeTest.resources.limits.cpu (toJson .Values.smokeTest.resources.limits.cpu)))) }}
{{- end }}
{{- if not (include "compliance-platform.quantityAtLeast" (dict "root" $ "left" .Values.smokeTest.resources.limits.memory "right" .Values.smokeTest.resources.requests.memory)) }}
{{- $problems = append $problems (printf "smoke-test is guaranteed %s of memory, more than the %s that it may use at most: lower smokeTest.resources.requests.memory, or raise smokeTest.resources.limits.memory." (kindIs "string" .Values.smokeTest.resources.requests.memory | ternary .Values.smokeTest.resources.requests.memory (toJson .Values.smokeTest.resources.requests.memory)) (kindIs "string" .Values.smokeTest.resources.limits.memory | ternary .Values.smokeTest.resources.limits.memory (toJson .Values.smokeTest.resources.limits.memory))) }}
{{- end }}
{{- if include "compliance-platform.repeatedName" (dict "root" $ "members" .Values.smokeTest.extraEnvVars) }}
{{- $problems = append $problems (printf "smokeTest.extraEnvVars has %s more than once: keep one of each name." (include "compliance-platform.repeatedName" (dict "root" $ "members" .Values.smokeTest.extraEnvVars))) }}
{{- end }}
{{- if include "compliance-platform.repeatedName" (dict "root" $ "members" .Values.smokeTest.extraVolumes) }}
{{- $problems = append $problems (printf "smokeTest.extraVolumes has %s more than once: keep one of each name." (include "compliance-platform.repeatedName" (dict "root" $ "members" .Values.smokeTest.extraVolumes))) }}
{{- end }}
{{- if include "compliance-platform.repeatedMountPath" (dict "root" $ "members" .Values.smokeTest.extraVolumeMounts) }}
{{- $problems = append $problems (printf "smokeTest.extraVolumeMounts has %s more than once: keep one of each mountPath." (include "compliance-platform.repeatedMountPath" (dict "root" $ "members" .Values.smokeTest.extraVolumeMounts))) }}
{{- end }}
{{- if include "compliance-platform.missingName" (dict "root" $ "members" .Values.smokeTest.extraVolumeMounts "others" .Values.smokeTest.extraVolumes) }}
{{- $problems = append $problems (printf "smokeTest.extraVolumeMounts mounts %s, which smokeTest.extraVolumes does not have: add it to smokeTest.extraVolumes, or remove the mount." (include "compliance-platform.missingName" (dict "root" $ "members" .Values.smokeTest.extraVolumeMounts "others" .Values.smokeTest.extraVolumes))) }}
{{- end }}
{{- if and (not .Values.selfCheck.serviceAccount.create) (not .Values.selfCheck.serviceAccount.name) }}
{{- $problems = append $problems "self-check has no ServiceAccount: set selfCheck.serviceAccount.name, or selfCheck.serviceAccount.create to true." }}
{{- end }}
{{- if and (not (or (kindIs "invalid" .Values.selfCheck.resources.limits.cpu) (eq (toString .Values.selfCheck.resources.limits.cpu) ""))) (not (include "compliance-platform.quantityAtLeast" (dict "root" $ "left" .Values.selfCheck.resources.limits.cpu "right" .Values.selfCheck.resources.requests.cpu))) }}
{{- $problems = append $problems (printf "self-check is guaranteed %s of cpu, more than the %s that it may use at most: lower selfCheck.resources.requests.cpu, or raise selfCheck.resources.limits.cpu." (kindIs "string" .Values.selfCheck.resources.requests.cpu | ternary .Values.selfCheck.resources.requests.cpu (toJson .Values.selfCheck.resources.requests.cpu)) (kindIs "invalid" .Values.selfCheck.resources.limits.cpu | ternary "" (kindIs "string" .Values.selfCheck.resources.limits.cpu | ternary .Values.selfCheck.resources.limits.cpu (toJson .Values.selfCheck.resources.limits.cpu)))) }}
{{- end }}
{{- if not (include "compliance-platform.quantityAtLeast" (dict "root" $ "left" .Values.selfCheck.resources.limits.memory "right" .Values.selfCheck.resources.requests.memory)) }}
{{- $problems = append $problems (printf "self-check is guaranteed %s of memory, more than the %s that it may use at most: lower selfCheck.resources.requests.memory, or raise selfCheck.resources.limits.memory." (kindIs "string" .Values.selfCheck.resources.requests.memory | ternary .Values.selfCheck.resources.requests.memory (toJson .Values.selfCheck.resources.requests.memory)) (kindIs "string" .Values.selfCheck.resources.limits.memory | ternary .Values.selfCheck.resources.limits.memory (toJson .Values.selfCheck.resources.limits.memory))) }}
{{- end }}
{{- if include "compliance-platform.repeatedName" (dict "root" $ "members" .Values.selfCheck.extraEnvVars) }}
{{- $problems = append $problems (printf "selfCheck.extraEnvVars has %s more than once: keep one of each name." (include "compliance-platform.repeatedName" (dict "root" $ "members" .Values.selfCheck.extraEnvVars))) }}
{{- end }}
{{- if include "compliance-platform.repeatedName" (dict "root" $ "members" .Values.selfCheck.extraVolumes) }}
{{- $problems = append $problems (printf "selfCheck.extraVolumes has %s more than once: keep one of each name." (include "compliance-platform.repeatedName" (dict "root" $ "members" .Values.selfCheck.extraVolumes))) }}
{{- end }}
{{- if include "compliance-platform.repeatedMountPath" (dict "root" $ "members" .Values.selfCheck.extraVolumeMounts) }}
{{- $problems = append $problems (printf "selfCheck.extraVolumeMounts has %s more than once: keep one of each mountPath." (include "compliance-platform.repeatedMountPath" (dict "root" $ "members" .Values.selfCheck.extraVolumeMounts))) }}
{{- end }}
{{- if include "compliance-platform.missingName" (dict "root" $ "members" .Values.selfCheck.extraVolumeMounts "others" .Values.selfCheck.extraVolumes) }}
{{- $problems = append $problems (printf "selfCheck.extraVolumeMounts mounts %s, which selfCheck.extraVolumes does not have: add it to selfCheck.extraVolumes, or remove the mount." (include "compliance-platform.missingName" (dict "root" $ "members" .Values.selfCheck.extraVolumeMounts "others" .Values.selfCheck.extraVolumes))) }}
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
{{- if and (or .Values.egress.cidrs .Values.egress.internet.enabled) (le (int64 .Values.egressProxy.replicas) 0) }}
{{- $problems = append $problems "egress names networks, but egress-proxy has no pods: set egressProxy.replicas to 1 or more, or egress.cidrs to [] and egress.internet.enabled to false." }}
{{- end }}
{{- if and (or .Values.proxy.httpProxy .Values.proxy.httpProxySecret.name .Values.proxy.httpsProxy .Values.proxy.httpsProxySecret.name) (not .Values.egress.cidrs) (not .Values.egress.internet.enabled) (not .Values.egress.fqdns) }}
{{- $problems = append $problems "proxy names a proxy, but egress-proxy may not connect to it: add its address to egress.cidrs." }}
{{- end }}
{{- if $problems }}
{{- fail (printf "\n%d problem(s) in your values:\n  - %s\n" (len $problems) (join "\n  - " $problems)) }}
{{- end }}
{{- end }}
