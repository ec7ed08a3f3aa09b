// The native half of FairLab.Torch: libtorch's dispatcher calls any operator by its schema name with
// boxed arguments, so these few exports are all that C# ever needs. Three rules hold for every export:
// it returns null or an error that the caller frees; no C++ exception leaves it; a tensor handle is an
// owning TensorImpl*, so each pointer that goes out is released by exactly one ft_tensor_free.
#include "allocator.h"
#include "boxed.h"

namespace {

std::vector<Tensor> tensors(Impl* const* list, int32_t n) {
    std::vector<Tensor> result;
    result.reserve(n);
    for (int32_t k = 0; k < n; k++) result.push_back(borrow(list[k]));
    return result;
}

void name_text(const std::string& text, char** out) {
    *out = strdup(text.c_str());
    if (!*out) throw std::bad_alloc();
}

// ---- functions whose backward is written in C# ------------------------------------------------------

using BackwardCallback = Error* (*)(void* context, Impl* const* grads, int32_t ngrads, Impl** out, int32_t nout);
using ReleaseCallback = void (*)(void* context);

struct ManagedNode : torch::autograd::Node {
    BackwardCallback backward;
    ReleaseCallback dispose;
    void* context;
    std::string label;
    ManagedNode(BackwardCallback b, ReleaseCallback d, void* c, const char* l) : backward(b), dispose(d), context(c), label(l) {}
    ~ManagedNode() override { dispose(context); }
    std::string name() const override { return label; }
    torch::autograd::variable_list apply(torch::autograd::variable_list&& grads) override {
        std::vector<Impl*> in(grads.size()), out(num_outputs(), nullptr);
        for (size_t k = 0; k < grads.size(); k++) in[k] = grads[k].defined() ? grads[k].unsafeGetTensorImpl() : nullptr;
        Error* error = backward(context, in.data(), static_cast<int32_t>(in.size()), out.data(), static_cast<int32_t>(out.size()));
        torch::autograd::variable_list result;
        for (auto* impl : out)
            result.push_back(impl ? Tensor(c10::intrusive_ptr<Impl, c10::UndefinedTensorImpl>::reclaim(impl)) : Tensor());
        if (error) {
            const std::string text = error->message;
            std::free(const_cast<char*>(error->message));
            std::free(error);
            throw std::runtime_error(text);
        }
        return result;
    }
};

}  // namespace

// ---- exports --------------------------------------------------------------------------------------------

// Found by a search of the file as well, so that a shim that cannot be loaded still tells what it was built for.
EXPORT const char ft_built_for[] = "fairtorch-built-for:" FT_STRING(TORCH_VERSION_MAJOR) "." FT_STRING(TORCH_VERSION_MINOR) "." FT_STRING(TORCH_VERSION_PATCH) ";";
EXPORT const char* ft_version() noexcept { return ft_built_for; }

// Called once, before the first tensor. The blocks given out live on after it, so it is never undone.
EXPORT Error* ft_start() noexcept { return guarded([] { c10::SetCPUAllocator(&bin_allocator, 1); }); }

// Where the bytes that tensors hold are counted, those that only a graph of gradients keeps included.
EXPORT const std::atomic<int64_t>* ft_outstanding() noexcept { return &outstanding; }

EXPORT Error* ft_error_new(int32_t kind, const char* text) noexcept { return make_error(kind, text); }
EXPORT void ft_error_free(Error* error) noexcept {
    if (!error || error->fixed) return;
    std::free(const_cast<char*>(error->message));
    std::free(error);
}
EXPORT void ft_free(void* block) noexcept { std::free(block); }

EXPORT Error* ft_operator(const char* name, const char* overload, Operator** out) noexcept {
    return guarded([&] {
        const auto handle = c10::Dispatcher::singleton().findSchema({name, overload});
        if (!handle) throw MisuseError("libtorch has no operator of this name and overload");
        *out = new Operator(*handle);   // lives as long as the process, as the dispatcher's own entry does
    });
}
EXPORT Error* ft_schema(const Operator* op, char** text) noexcept {
    return guarded([&] { std::ostringstream s; s << op->handle.schema(); name_text(s.str(), text); });
}
EXPORT Error* ft_call(const Operator* op, const Argument* arguments, int32_t n, Result* results, int32_t capacity, int32_t* count) noexcept {
    return guarded([&] { call(*op, arguments, n, results, capacity, count); });
}

EXPORT void ft_tensor_free(Impl* impl) noexcept {
    try { Tensor gone(c10::intrusive_ptr<Impl, c10::UndefinedTensorImpl>::reclaim(impl)); } catch (...) { }
}

struct Info { void* data; int64_t count; int64_t bytes; int32_t rank; int32_t dtype; int32_t device_type; int32_t device_index; int32_t flags; int32_t version; };
static Info describe(const Tensor& t) {
    Info info{};
    const bool strided = t.layout() == c10::kStrided && t.has_storage();
    const auto device = t.device();
    info.data = strided ? t.data_ptr() : nullptr;
    info.count = t.numel();
    info.bytes = info.count * static_cast<int64_t>(t.element_size());
    info.rank = static_cast<int32_t>(t.dim());
    info.dtype = static_cast<int32_t>(t.scalar_type());
    info.device_type = static_cast<int32_t>(device.type());
    info.device_index = device.index();
    info.flags = (t.requires_grad() ? 1 : 0) | (t.is_leaf() ? 2 : 0) | (strided && t.is_contiguous() ? 4 : 0) | (t.is_sparse() ? 8 : 0) |
                 (t.is_inference() ? 16 : 0) | (t.is_neg() ? 32 : 0) | (t.is_conj() ? 64 : 0);
    info.version = t.is_inference() ? 0 : static_cast<int32_t>(t._version());
    return info;
}
// grad, when given, receives the same of the gradient; its rank is -1 when there is none
EXPORT Error* ft_tensor_info(Impl* impl, Info* out, Info* grad) noexcept {
    return guarded([&] {
        const Tensor t = require(impl, "the tensor");
        *out = describe(t);
        if (!grad) return;
        const auto& g = t.grad();
        if (g.defined()) *grad = describe(g);
        else { *grad = Info{}; grad->rank = -1; }
    });
}
EXPORT Error* ft_tensor_shape(Impl* impl, int64_t* sizes, int64_t* strides, int32_t capacity) noexcept {
    return guarded([&] {
        const Tensor t = require(impl, "the tensor");
        if (t.dim() > capacity) throw MisuseError("room for too few dimensions");
        for (int64_t k = 0; k < t.dim(); k++) {
            if (sizes) sizes[k] = t.size(k);
            if (strides) strides[k] = t.stride(k);
        }
    });
}
EXPORT Error* ft_tensor_from(const void* data, int64_t bytes, const int64_t* sizes, int32_t rank, int32_t dtype, Result* out) noexcept {
    return guarded([&] {
        auto t = at::empty(at::IntArrayRef(sizes, rank), at::TensorOptions().dtype(static_cast<at::ScalarType>(dtype)));
        if (t.numel() * static_cast<int64_t>(t.element_size()) != bytes) throw MisuseError("the values do not fill the shape");
        if (bytes) std::memcpy(t.data_ptr(), data, bytes);
        out->tag = TensorTag;
        out->tensor = release(std::move(t));
        out->bytes = owned_bytes(out->tensor);
    });
}
EXPORT Error* ft_tensor_alias(Impl* impl, Impl** out) noexcept {
    return guarded([&] { *out = release(require(impl, "the tensor")); });
}
// what: 0 set requires_grad, 1 count one more in-place change (for kernels written in C#)
EXPORT Error* ft_tensor_mark(Impl* impl, int32_t what, int32_t value) noexcept {
    return guarded([&] {
        Tensor t = require(impl, "the tensor");
        if (what == 0) t.set_requires_grad(value != 0);
        else if (!t.is_inference()) t.unsafeGetTensorImpl()->bump_version();
    });
}
EXPORT Error* ft_tensor_grad(Impl* impl, Result* out) noexcept {
    return guarded([&] {
        out->tag = TensorTag;
        out->tensor = release(Tensor(require(impl, "the tensor").grad()));
    });
}
EXPORT Error* ft_tensor_set_grad(Impl* impl, Impl* grad) noexcept {
    return guarded([&] {
        Tensor t = require(impl, "the tensor"), g = borrow(grad);
        if (g.defined()) {
            TORCH_CHECK(g.sizes() == t.sizes(), "a gradient of shape ", g.sizes(), " does not fit a tensor of shape ", t.sizes());
            TORCH_CHECK(g.scalar_type() == t.scalar_type(), "a gradient of type ", g.scalar_type(), " does not fit a tensor of type ", t.scalar_type());
        }
        t.mutable_grad() = g;
    });
}

EXPORT Error* ft_backward(Impl* const* roots, Impl* const* grads, int32_t n, int32_t retain, int32_t create, Impl* const* inputs, int32_t ninputs) noexcept {
    return guarded([&] {
        torch::autograd::backward(tensors(roots, n), grads ? tensors(grads, n) : std::vector<Tensor>(), retain != 0, create != 0, tensors(inputs, ninputs));
    });
}
EXPORT Error* ft_grad(Impl* const* outputs, Impl* const* grads, int32_t n, Impl* const* inputs, int32_t ninputs, int32_t retain, int32_t create, int32_t unused, Result* out) noexcept {
    return guarded([&] {
        auto result = torch::autograd::grad(tensors(outputs, n), tensors(inputs, ninputs), grads ? tensors(grads, n) : std::vector<Tensor>(),
                                            retain != 0, create != 0, unused != 0);
        for (size_t k = 0; k < result.size(); k++) {
            out[k].tag = TensorTag;
            out[k].tensor = release(std::move(result[k]));
            out[k].bytes = owned_bytes(out[k].tensor);
        }
    });
}
// The outputs become results of one node whose gradient C# computes; outputs that are inputs are viewed first.
EXPORT Error* ft_function(Impl* const* inputs, int32_t ninputs, Impl* const* outputs, int32_t noutputs, BackwardCallback backward, ReleaseCallback dispose,
                          void* context, const char* name, Result* out) noexcept {
    return guarded([&] {
        auto node = std::shared_ptr<ManagedNode>(new ManagedNode(backward, dispose, context, name), torch::autograd::deleteNode);
        auto in = tensors(inputs, ninputs);
        const bool needed = at::GradMode::is_enabled() && torch::autograd::any_variable_requires_grad(in);
        if (needed) node->set_next_edges(torch::autograd::collect_next_edges(in));
        for (int32_t k = 0; k < noutputs; k++) {
            at::AutoDispatchBelowADInplaceOrView below;
            auto result = require(outputs[k], "an output").detach();
            if (needed && torch::autograd::isDifferentiableType(result.scalar_type()))
                torch::autograd::impl::set_gradient_edge(result, {node, static_cast<uint32_t>(node->add_input_metadata(result))});
            else if (needed) node->add_input_metadata(torch::autograd::Node::undefined_input());
            out[k].tag = TensorTag;
            out[k].tensor = release(std::move(result));
        }
    });
}

// what: 0 grad mode, 1 inference mode (value 1 enters and returns a guard in *state, 0 leaves it), 2 anomaly detection,
// 3 anomaly's check for NaN. value -1 only reads.
EXPORT Error* ft_mode(int32_t what, int32_t value, int64_t* state) noexcept {
    return guarded([&] {
        if (what == 0) {
            const bool old = at::GradMode::is_enabled();
            if (value >= 0) at::GradMode::set_enabled(value != 0);
            *state = old;
        } else if (what == 1) {
            if (value < 0) *state = c10::InferenceMode::is_enabled();
            else if (value == 0) delete reinterpret_cast<c10::InferenceMode*>(*state);
            else *state = reinterpret_cast<int64_t>(new c10::InferenceMode(value == 1));
        } else {
            const bool old = torch::autograd::AnomalyMode::is_enabled(), nan = torch::autograd::AnomalyMode::should_check_nan();
            if (value >= 0) torch::autograd::AnomalyMode::set_enabled(value & 1, (value & 2) != 0);
            *state = (old ? 1 : 0) | (nan ? 2 : 0);
        }
    });
}

// what: 0 new, 1 the device's default, 2 seed it, 3 its first seed into *value, 4 free
EXPORT Error* ft_generator(int32_t what, c10::GeneratorImpl** generator, int32_t device_type, int32_t device_index, uint64_t* value) noexcept {
    return guarded([&] {
        const c10::Device device(static_cast<c10::DeviceType>(device_type), static_cast<c10::DeviceIndex>(device_index));
        if (what == 0) {
            if (device.is_cpu()) { *generator = at::make_generator<at::CPUGeneratorImpl>(*value).unsafeReleaseGeneratorImpl(); return; }
            auto made = at::globalContext().defaultGenerator(device).clone();
            made.set_current_seed(*value);
            *generator = made.unsafeReleaseGeneratorImpl();
        } else if (what == 1) {
            *generator = at::Generator(at::globalContext().defaultGenerator(device)).unsafeReleaseGeneratorImpl();
        } else if (what == 4) {
            c10::intrusive_ptr<c10::GeneratorImpl>::reclaim(*generator);
        } else {
            at::Generator g(c10::intrusive_ptr<c10::GeneratorImpl>::reclaim_copy(*generator));
            std::lock_guard<std::mutex> lock(g.mutex());
            if (what == 2) g.set_current_seed(*value); else *value = g.current_seed();
        }
    });
}
EXPORT Error* ft_generator_state(c10::GeneratorImpl* generator, Impl* state, Result* out) noexcept {
    return guarded([&] {
        at::Generator g(c10::intrusive_ptr<c10::GeneratorImpl>::reclaim_copy(generator));
        std::lock_guard<std::mutex> lock(g.mutex());
        if (state) g.set_state(borrow(state));
        else { out->tag = TensorTag; out->tensor = release(g.get_state()); out->bytes = owned_bytes(out->tensor); }
    });
}
EXPORT Error* ft_manual_seed(uint64_t seed) noexcept { return guarded([&] { at::manual_seed(seed); }); }

// what: 0 threads, 1 interop threads, 2 CUDA devices, 3 cuDNN; value > 0 sets what can be set
EXPORT Error* ft_setting(int32_t what, int64_t value, int64_t* out) noexcept {
    return guarded([&] {
        if (what == 0) { if (value > 0) at::set_num_threads(static_cast<int>(value)); *out = at::get_num_threads(); }
        else if (what == 1) { if (value > 0) at::set_num_interop_threads(static_cast<int>(value)); *out = at::get_num_interop_threads(); }
        else if (what == 2) *out = torch::cuda::is_available() ? static_cast<int64_t>(torch::cuda::device_count()) : 0;
        else *out = torch::cuda::cudnn_is_available();
    });
}
EXPORT Error* ft_config(char** text) noexcept { return guarded([&] { name_text(at::show_config(), text); }); }

// libtorch's own archive of one tensor, as torch.save(tensor) in C++ and Python's torch.load read and write it
EXPORT Error* ft_pickle(Impl* impl, uint8_t** data, int64_t* size) noexcept {
    return guarded([&] {
        const auto bytes = torch::pickle_save(IValue(require(impl, "the tensor")));
        *data = static_cast<uint8_t*>(std::malloc(bytes.size() ? bytes.size() : 1));
        if (!*data) throw std::bad_alloc();
        std::memcpy(*data, bytes.data(), bytes.size());
        *size = static_cast<int64_t>(bytes.size());
    });
}
EXPORT Error* ft_unpickle(const uint8_t* data, int64_t size, Result* out) noexcept {
    return guarded([&] {
        const auto* text = reinterpret_cast<const char*>(data);
        auto value = torch::pickle_load(std::vector<char>(text, text + size));
        if (!value.isTensor()) throw MisuseError("the file holds " + value.tagKind() + ", not a tensor");
        *out = to_result(std::move(value));
    });
}
