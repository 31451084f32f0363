// better-sqlite3 keeps references to strings and other primitives. Node-API allows that from version 10 on;
// before, only objects, functions and symbols can be referenced. This header is force-included into its build for
// older runtimes: it keeps such a value as the only element of an array and references the array instead.
#pragma once
#include <napi.h>

namespace plumbline {

inline napi_ref CreateBoxedReference(napi_env env, napi_value value, uint32_t count) {
  napi_value box;
  napi_ref reference = nullptr;
  if (napi_create_array_with_length(env, 1, &box) != napi_ok) return nullptr;
  if (napi_set_element(env, box, 0, value) != napi_ok) return nullptr;
  if (napi_create_reference(env, box, count, &reference) != napi_ok) return nullptr;
  return reference;
}

inline napi_value OpenBoxedReference(napi_env env, napi_ref reference) {
  napi_value box = nullptr;
  napi_value value = nullptr;
  if (reference == nullptr) return nullptr;
  if (napi_get_reference_value(env, reference, &box) != napi_ok || box == nullptr) return nullptr;
  if (napi_get_element(env, box, 0, &value) != napi_ok) return nullptr;
  return value;
}

}  // namespace plumbline

#define PLUMBLINE_BOXED_REFERENCE(T)                                                                  \
  namespace Napi {                                                                                    \
  template <>                                                                                         \
  inline Reference<T> Reference<T>::New(const T& value, uint32_t count) {                             \
    napi_env env = value.Env();                                                                       \
    napi_value raw = value;                                                                           \
    return Reference<T>(env, raw == nullptr ? nullptr : plumbline::CreateBoxedReference(env, raw, count)); \
  }                                                                                                   \
  template <>                                                                                         \
  inline T Reference<T>::Value() const {                                                              \
    return T(_env, plumbline::OpenBoxedReference(_env, _ref));                                        \
  }                                                                                                   \
  template <>                                                                                         \
  inline void Reference<T>::Reset(const T& value, uint32_t count) {                                   \
    Reset();                                                                                          \
    _env = value.Env();                                                                               \
    napi_value raw = value;                                                                           \
    if (raw != nullptr) _ref = plumbline::CreateBoxedReference(_env, raw, count);                     \
  }                                                                                                   \
  }

PLUMBLINE_BOXED_REFERENCE(Napi::String)
PLUMBLINE_BOXED_REFERENCE(Napi::Value)

#undef PLUMBLINE_BOXED_REFERENCE
