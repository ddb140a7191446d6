namespace Orleans.Runtime;

/// <summary>The reference of a grain for which no interface was asked: an identity that can be cast.</summary>
internal sealed class UntypedReference(GrainReferenceBinding binding) : GrainReference(binding), IGrain;
