#pragma once

#include "core/protocol/http/origin_policy.h"
#include "server/admission/admission_settings.h"
#include "server/auth/jwt_verifier.h"
#include "server/auth/key_set.h"
#include "server/auth/token_signer.h"
#include "server/config/config_loader.h"
#include "server/hub/policy.h"

#include <memory>
#include <vector>

namespace opsroom::node {

using ConfigErrors = std::vector<config::ConfigError>;

/// What a node reads besides its configuration: keys, policy, origins.
struct Materials
{
    std::vector<auth::KeyPtr> keys;
    std::shared_ptr<const auth::KeySet> keySet;
    auth::TokenPolicy tokenPolicy;
    hub::Policy policy;
    http::OriginPolicy origins;
    admission::AdmissionSettings admission;
};

/// Opens the key and policy files that \a config names. \returns every error found: a node with a weak key, an unreadable
/// file or a malformed policy does not start.
[[nodiscard]] Result<Materials, ConfigErrors> loadMaterials(const config::NodeConfig &config);

/// The key files of \a config alone, read anew.
[[nodiscard]] Result<std::shared_ptr<const auth::KeySet>, ConfigErrors> loadKeySet(const config::NodeConfig &config);

/// A signer for the first configured key that can sign; the development key if there is none in development.
[[nodiscard]] Result<auth::TokenSigner> makeSigner(const Materials &materials);

/// The default policy, as it is written.
[[nodiscard]] std::string_view defaultPolicyText();

} // namespace opsroom::node
