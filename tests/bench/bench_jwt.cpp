#include "server/auth/development_key.h"
#include "server/auth/jwt_verifier.h"
#include "server/auth/key_text.h"
#include "server/auth/token_signer.h"

#include <benchmark/benchmark.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

namespace {

using namespace opsroom;

/// A fresh private key as PEM.
std::string freshPem(const char *type, int bits)
{
    EVP_PKEY *key = bits > 0 ? EVP_PKEY_Q_keygen(nullptr, nullptr, type, static_cast<std::size_t>(bits))
                    : std::string_view(type) == "EC" ? EVP_PKEY_Q_keygen(nullptr, nullptr, type, "P-256")
                                                     : EVP_PKEY_Q_keygen(nullptr, nullptr, type);
    BIO *bio = BIO_new(BIO_s_mem());
    PEM_write_bio_PrivateKey(bio, key, nullptr, nullptr, 0, nullptr, nullptr);
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    std::string pem(data, static_cast<std::size_t>(size));
    BIO_free(bio);
    EVP_PKEY_free(key);
    return pem;
}

void verify(benchmark::State &state, const auth::KeyPtr &key)
{
    const WallTime now = SystemClock().wallNow();
    auth::TokenRequest request;
    request.user = "u-7";
    request.tenant = "tenant-1";
    request.roles = {"operator"};
    const auto token = auth::TokenSigner::make(key)->issue(request, now);
    const auth::JwtVerifier verifier(*auth::KeySet::make({key}), {});
    for (auto _ : state) {
        const auto claims = verifier.verify(*token, now);
        if (!claims)
            state.SkipWithError("refused");
        benchmark::DoNotOptimize(claims);
    }
    state.SetItemsProcessed(state.iterations());
}

void jwtHs256(benchmark::State &state)
{
    verify(state, *auth::developmentKey());
}
BENCHMARK(jwtHs256);

void jwtAsymmetric(benchmark::State &state, const char *type, int bits, auth::Algorithm algorithm)
{
    verify(state, *auth::keyFromPem(auth::Secret(freshPem(type, bits)), "k", algorithm));
}
BENCHMARK_CAPTURE(jwtAsymmetric, rs256, "RSA", 2048, auth::Algorithm::RS256);
BENCHMARK_CAPTURE(jwtAsymmetric, ps256, "RSA", 2048, auth::Algorithm::PS256);
BENCHMARK_CAPTURE(jwtAsymmetric, es256, "EC", 0, auth::Algorithm::ES256);
BENCHMARK_CAPTURE(jwtAsymmetric, eddsa, "ED25519", 0, auth::Algorithm::EdDSA);

} // namespace
