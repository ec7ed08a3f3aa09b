// Boxed arguments in, results out: the one path that every operator takes.
#pragma once
#include "support.h"
#include <ATen/ScalarOps.h>

namespace {

// ---- boxed arguments and results (mirrored by Interop/NativeArgument.cs and NativeResult.cs) ---------

enum Tag : int32_t { None = 0, TensorTag = 1, Int = 2, Double = 3, Bool = 4, IntList = 5, DoubleList = 6, BoolList = 7,
                     TensorList = 8, String = 9, Device = 10, GeneratorTag = 11, Complex = 12 };
struct Argument {
    int32_t tag; int32_t count;
    union { Impl* tensor; int64_t integer; double real; const int64_t* integers; const double* reals; const uint8_t* bools;
            Impl* const* tensors; const char* text; c10::GeneratorImpl* generator; };
};
struct Result { int32_t tag; int32_t count; union { Impl* tensor; int64_t integer; double real; Result* list; }; int64_t bytes; };

enum class Wanted : uint8_t { Tensor, Number, Float, Int, ScalarType, Layout, MemoryFormat, Bool, String, Device, Generator, TensorList, OptionalTensorList,
                              NumberList, FloatList, IntList, BoolList, Other };
struct Parameter { Wanted wanted; bool optional; bool has_default; int32_t length; };

struct Operator {
    c10::OperatorHandle handle;
    std::vector<Parameter> parameters;
    bool pure = true;   // no argument is changed or aliased by a result
    explicit Operator(const c10::OperatorHandle& h) : handle(h) {
        // Some operators that return lists return views of their arguments without saying so in the schema.
        for (const auto& result : h.schema().returns())
            if (result.alias_info() || result.type()->kind() == c10::TypeKind::ListType) pure = false;
        for (const auto& argument : h.schema().arguments()) {
            if (argument.alias_info()) pure = false;
            auto type = argument.type();
            const bool optional = type->kind() == c10::TypeKind::OptionalType;
            if (optional) type = type->castRaw<c10::OptionalType>()->getElementType();
            auto real = argument.real_type();   // type() calls the enumerations below plain numbers
            if (real->kind() == c10::TypeKind::OptionalType) real = real->castRaw<c10::OptionalType>()->getElementType();
            auto kind = wanted(*type);
            if (real->kind() == c10::TypeKind::ScalarTypeType) kind = Wanted::ScalarType;
            else if (real->kind() == c10::TypeKind::LayoutType) kind = Wanted::Layout;
            else if (real->kind() == c10::TypeKind::MemoryFormatType) kind = Wanted::MemoryFormat;
            parameters.push_back({kind, optional, argument.default_value().has_value(), argument.N() ? static_cast<int32_t>(*argument.N()) : 1});
        }
    }
    static Wanted wanted(const c10::Type& type) {
        switch (type.kind()) {
            case c10::TypeKind::TensorType: return Wanted::Tensor;
            case c10::TypeKind::NumberType: return Wanted::Number;
            case c10::TypeKind::FloatType: return Wanted::Float;
            case c10::TypeKind::IntType: case c10::TypeKind::SymIntType: case c10::TypeKind::ScalarTypeType:
            case c10::TypeKind::LayoutType: case c10::TypeKind::MemoryFormatType: return Wanted::Int;
            case c10::TypeKind::BoolType: return Wanted::Bool;
            case c10::TypeKind::StringType: return Wanted::String;
            case c10::TypeKind::DeviceObjType: return Wanted::Device;
            case c10::TypeKind::GeneratorType: return Wanted::Generator;
            case c10::TypeKind::ListType: break;
            default: return Wanted::Other;
        }
        const auto& element = *type.castRaw<c10::ListType>()->getElementType();
        switch (wanted(element)) {
            case Wanted::Tensor: return Wanted::TensorList;
            case Wanted::Number: return Wanted::NumberList;
            case Wanted::Float: return Wanted::FloatList;
            case Wanted::Int: return Wanted::IntList;
            case Wanted::Bool: return Wanted::BoolList;
            default: break;
        }
        return element.kind() == c10::TypeKind::OptionalType &&
               element.castRaw<c10::OptionalType>()->getElementType()->kind() == c10::TypeKind::TensorType
            ? Wanted::OptionalTensorList : Wanted::Other;
    }
};

[[noreturn]] void mismatch(const Operator& op, size_t index, const Argument& given) {
    static const char* names[] = {"None", "Tensor", "int", "float", "bool", "int[]", "float[]", "bool[]", "Tensor[]", "str", "Device", "Generator", "complex"};
    const auto& argument = op.handle.schema().arguments()[index];
    const char* found = given.tag >= 0 && given.tag <= Complex ? names[given.tag] : "an unknown value";
    throw MisuseError("argument '" + argument.name() + "' (position " + std::to_string(index + 1) + ") takes " + argument.real_type()->str() + ", not " + found + (given.tag == Int ? " " + std::to_string(given.integer) : ""));
}

c10::complex<double> complex_of(const Argument& a) { return {a.reals[0], a.reals[1]}; }

at::Scalar scalar(const Argument& a) {
    switch (a.tag) {
        case Int: return a.integer;
        case Double: return a.real;
        case Bool: return a.integer != 0;
        default: return complex_of(a);
    }
}

// A number where a tensor is wanted. Beside a tensor of single or double precision it takes that type at once:
// the same value libtorch would cast it to, without the cast.
Tensor number_tensor(const Argument& a, const torch::jit::Stack& before) {
    if (a.tag != Complex && !before.empty() && before[0].isTensor()) {
        const auto& self = before[0].toTensor();
        if (self.defined() && (self.scalar_type() == at::kFloat || self.scalar_type() == at::kDouble))
            return at::detail::scalar_tensor_static(scalar(a), self.scalar_type(), at::Device(at::kCPU));
    }
    const auto type = a.tag == Int ? at::kLong : a.tag == Double ? at::kDouble : a.tag == Bool ? at::kBool : at::kComplexDouble;
    auto number = at::scalar_tensor(scalar(a), type);
    number.unsafeGetTensorImpl()->set_wrapped_number(true);
    return number;
}

// Checked against the schema, because the dispatcher trusts what lies on its stack.
IValue to_ivalue(const Operator& op, size_t index, const Argument& a, const torch::jit::Stack& before) {
    const Parameter& p = op.parameters[index];
    if (a.tag == None && (p.optional || p.wanted == Wanted::Other)) return IValue();
    switch (p.wanted) {
        case Wanted::Tensor:
            if (a.tag == TensorTag) return IValue(borrow(a.tensor));
            if (a.tag == Int || a.tag == Double || a.tag == Bool || a.tag == Complex) return IValue(number_tensor(a, before));
            break;
        case Wanted::Number:
            if (a.tag == Int) return IValue(a.integer);
            if (a.tag == Double) return IValue(a.real);
            if (a.tag == Bool) return IValue(a.integer != 0);
            if (a.tag == Complex) return IValue(complex_of(a));
            break;
        case Wanted::Float:
            if (a.tag == Double) return IValue(a.real);
            if (a.tag == Int) return IValue(static_cast<double>(a.integer));
            break;
        case Wanted::Int:
            if (a.tag == Int || a.tag == Bool) return IValue(a.integer);
            break;
        // libtorch looks these up in tables without asking whether they lie within.
        case Wanted::ScalarType:
            if (a.tag == Int && a.integer >= 0 && a.integer < static_cast<int64_t>(at::ScalarType::Undefined)) return IValue(a.integer);
            break;
        case Wanted::Layout:
            if (a.tag == Int && a.integer >= 0 && a.integer < static_cast<int64_t>(at::Layout::NumOptions)) return IValue(a.integer);
            break;
        case Wanted::MemoryFormat:
            if (a.tag == Int && a.integer >= 0 && a.integer <= static_cast<int64_t>(at::MemoryFormat::ChannelsLast3d)) return IValue(a.integer);
            break;
        case Wanted::Bool:
            if (a.tag == Bool || a.tag == Int) return IValue(a.integer != 0);
            break;
        case Wanted::String:
            if (a.tag == String) return IValue(std::string(a.text));
            break;
        case Wanted::Device:
            if (a.tag == Device) return IValue(c10::Device(static_cast<c10::DeviceType>(a.count), static_cast<c10::DeviceIndex>(a.integer)));
            break;
        case Wanted::Generator:
            if (a.tag == GeneratorTag) return IValue(at::Generator(c10::intrusive_ptr<c10::GeneratorImpl>::reclaim_copy(a.generator)));
            break;
        case Wanted::IntList:
            if (a.tag == IntList) return IValue(std::vector<int64_t>(a.integers, a.integers + a.count));
            if (a.tag == Int) return IValue(std::vector<int64_t>(p.length, a.integer));
            break;
        case Wanted::FloatList:
            if (a.tag == DoubleList) return IValue(std::vector<double>(a.reals, a.reals + a.count));
            if (a.tag == IntList) return IValue(std::vector<double>(a.integers, a.integers + a.count));
            break;
        case Wanted::BoolList:
            if (a.tag == BoolList) {
                c10::List<bool> list;
                for (int32_t k = 0; k < a.count; k++) list.push_back(a.bools[k] != 0);
                return IValue(std::move(list));
            }
            break;
        case Wanted::NumberList: {
            if (a.tag != DoubleList && a.tag != IntList) break;
            c10::impl::GenericList list(c10::NumberType::get());
            for (int32_t k = 0; k < a.count; k++) list.push_back(a.tag == DoubleList ? IValue(a.reals[k]) : IValue(a.integers[k]));
            return IValue(std::move(list));
        }
        case Wanted::TensorList: {
            if (a.tag != TensorList) break;
            c10::List<Tensor> list;
            list.reserve(a.count);
            for (int32_t k = 0; k < a.count; k++) list.push_back(require(a.tensors[k], "a tensor of the list"));
            return IValue(std::move(list));
        }
        case Wanted::OptionalTensorList: {
            if (a.tag != TensorList) break;
            c10::List<Optional<Tensor>> list;
            list.reserve(a.count);
            for (int32_t k = 0; k < a.count; k++) list.push_back(a.tensors[k] ? Optional<Tensor>(borrow(a.tensors[k])) : Optional<Tensor>());
            return IValue(std::move(list));
        }
        case Wanted::Other: break;
    }
    mismatch(op, index, a);
}

void free_result(Result& r) noexcept;

Result to_result(IValue&& value) {
    Result r{};
    if (value.isTensor()) {
        r.tag = TensorTag;
        r.tensor = release(std::move(value).toTensor());
        r.bytes = owned_bytes(r.tensor);
    } else if (value.isInt()) { r.tag = Int; r.integer = value.toInt(); }
    else if (value.isDouble()) { r.tag = Double; r.real = value.toDouble(); }
    else if (value.isBool()) { r.tag = Bool; r.integer = value.toBool(); }
    else if (value.isComplexDouble()) {
        const auto c = value.toComplexDouble();
        r.tag = Complex; r.real = c.real();
        const double imaginary = c.imag();
        std::memcpy(&r.bytes, &imaginary, sizeof(double));
    } else if (value.isTensorList() || value.isList()) {
        const auto items = value.isTensorList() ? std::vector<IValue>() : value.toListRef().vec();
        const auto tensors = value.isTensorList() ? value.toTensorVector() : std::vector<Tensor>();
        const size_t n = items.size() + tensors.size();
        r.tag = TensorList;
        r.list = static_cast<Result*>(std::calloc(n ? n : 1, sizeof(Result)));
        if (!r.list) throw std::bad_alloc();
        r.count = static_cast<int32_t>(n);
        try {
            for (size_t k = 0; k < n; k++) r.list[k] = to_result(tensors.empty() ? IValue(items[k]) : IValue(tensors[k]));
        } catch (...) { free_result(r); throw; }
    } else if (!value.isNone()) throw MisuseError("the operator returns " + value.tagKind() + ", which has no counterpart in C#");
    return r;
}

void free_result(Result& r) noexcept {
    if (r.tag == TensorTag && r.tensor) { Tensor gone(c10::intrusive_ptr<Impl, c10::UndefinedTensorImpl>::reclaim(r.tensor)); }
    if (r.tag == TensorList && r.list) {
        for (int32_t k = 0; k < r.count; k++) free_result(r.list[k]);
        std::free(r.list);
    }
    r = Result{};
}

bool tracked(const Argument* arguments, int32_t n) {
    if (!at::GradMode::is_enabled()) return false;
    for (int32_t k = 0; k < n; k++) {
        if (arguments[k].tag == TensorTag && arguments[k].tensor->requires_grad()) return true;
        if (arguments[k].tag != TensorList) continue;
        for (int32_t j = 0; j < arguments[k].count; j++)
            if (arguments[k].tensors[j] && arguments[k].tensors[j]->requires_grad()) return true;
    }
    return false;
}

thread_local torch::jit::Stack spare;   // its buffer is reused by the next call on this thread

void call(const Operator& op, const Argument* arguments, int32_t n, Result* results, int32_t capacity, int32_t* count) {
    const size_t wanted = op.parameters.size();
    if (static_cast<size_t>(n) > wanted)
        throw MisuseError("takes at most " + std::to_string(wanted) + " arguments, got " + std::to_string(n));
    torch::jit::Stack stack(std::move(spare));
    stack.clear();
    for (size_t k = 0; k < wanted; k++) {
        if (k < static_cast<size_t>(n)) stack.push_back(to_ivalue(op, k, arguments[k], stack));
        else if (op.parameters[k].has_default) stack.push_back(*op.handle.schema().arguments()[k].default_value());
        else if (op.parameters[k].optional) stack.emplace_back();
        else throw MisuseError("argument '" + op.handle.schema().arguments()[k].name() + "' (position " + std::to_string(k + 1) + ") is missing");
    }
    if (op.pure && !tracked(arguments, n)) {
        // Nothing to record: the layers that record gradients, views and versions are passed over.
        at::AutoDispatchBelowADInplaceOrView below;
        op.handle.callBoxed(stack);
    } else {
        op.handle.callBoxed(stack);
    }
    if (stack.size() > static_cast<size_t>(capacity))
        throw MisuseError("returns " + std::to_string(stack.size()) + " values, room for " + std::to_string(capacity));
    *count = 0;
    try {
        for (auto& value : stack) { results[*count] = to_result(std::move(value)); ++*count; }
    } catch (...) {
        while (*count > 0) free_result(results[--*count]);
        throw;
    }
    stack.clear();
    spare = std::move(stack);
}

}  // namespace
