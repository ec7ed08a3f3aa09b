// Errors and handles of the native half: see fairtorch.cpp.
#pragma once
#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Parallel.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/core/grad_mode.h>
#include <c10/core/CPUAllocator.h>
#include <c10/core/InferenceMode.h>
#include <torch/csrc/autograd/anomaly_mode.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/csrc/autograd/custom_function.h>
#include <torch/cuda.h>
#include <torch/serialize.h>
#include <torch/version.h>

#include <cstdlib>
#include <cstring>
#include <new>
#include <string>


#define EXPORT extern "C" __attribute__((visibility("default")))
#if TORCH_VERSION_MAJOR > 2 || (TORCH_VERSION_MAJOR == 2 && TORCH_VERSION_MINOR >= 4)
template <class T> using Optional = std::optional<T>;
#else
template <class T> using Optional = c10::optional<T>;
#endif
#define FT_STRING2(x) #x
#define FT_STRING(x) FT_STRING2(x)

namespace {

using at::Tensor;
using c10::IValue;
using Impl = c10::TensorImpl;

// ---- errors -------------------------------------------------------------------------------------

enum ErrorKind : int32_t { Generic = 0, OutOfMemory = 1, NotImplemented = 2, Index = 3, Misuse = 4 };
struct Error { int32_t kind; int32_t fixed; const char* message; };
Error no_memory_left{OutOfMemory, 1, "not enough memory to report an error"};

Error* make_error(int32_t kind, const char* text) noexcept {
    auto* error = static_cast<Error*>(std::malloc(sizeof(Error)));
    char* copy = error ? strdup(text) : nullptr;
    if (!copy) { std::free(error); return &no_memory_left; }
    *error = {kind, 0, copy};
    return error;
}

struct MisuseError : std::runtime_error { using std::runtime_error::runtime_error; };

Error* current_error() noexcept {
    try {
        try { throw; }
        catch (const MisuseError& e) { return make_error(Misuse, e.what()); }
        catch (const c10::OutOfMemoryError& e) { return make_error(OutOfMemory, e.what_without_backtrace()); }
        catch (const c10::NotImplementedError& e) { return make_error(NotImplemented, e.what_without_backtrace()); }
        catch (const c10::IndexError& e) { return make_error(Index, e.what_without_backtrace()); }
        catch (const c10::Error& e) {
            const std::string text = e.what_without_backtrace();
            const bool memory = text.find("DefaultCPUAllocator") != std::string::npos || text.find("out of memory") != std::string::npos;
            return make_error(memory ? OutOfMemory : Generic, text.c_str());
        }
        catch (const std::bad_alloc&) { return make_error(OutOfMemory, "memory exhausted (std::bad_alloc)"); }
        catch (const std::exception& e) { return make_error(Generic, e.what()); }
        catch (...) { return make_error(Generic, "an exception of unknown type"); }
    } catch (...) { return &no_memory_left; }
}

template <class F> inline Error* guarded(F&& body) noexcept {
    try { body(); return nullptr; } catch (...) { return current_error(); }
}

// ---- tensors as owning pointers -----------------------------------------------------------------

inline Tensor borrow(Impl* impl) {
    if (!impl) return Tensor();
    return Tensor(c10::intrusive_ptr<Impl, c10::UndefinedTensorImpl>::reclaim_copy(impl));
}

inline Tensor require(Impl* impl, const char* what) {
    if (!impl) throw MisuseError(std::string(what) + " is null");
    return borrow(impl);
}

inline Impl* release(Tensor&& tensor) { return tensor.defined() ? tensor.unsafeReleaseTensorImpl() : nullptr; }

// Bytes the collector should know of: those of the storage, when this handle is the storage's first owner.
inline int64_t owned_bytes(const Impl* impl) {
    if (!impl || !impl->has_storage()) return 0;
    const auto& storage = impl->storage();
    return storage.use_count() > 1 ? 0 : static_cast<int64_t>(storage.nbytes());
}

}  // namespace
