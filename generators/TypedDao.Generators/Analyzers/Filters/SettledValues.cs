using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TypedDao.Generators.Schema;

namespace TypedDao.Generators.Analyzers.Filters;

/// <summary>
/// Which values are the same when <c>Where</c> is called, where a filter takes them, and for every row later, where a lambda does.
/// </summary>
/// <param name="where">The call.</param>
/// <param name="member">The member that holds it.</param>
internal sealed class SettledValues(IOperation where, ISymbol member)
{
    private const string SystemNamespace = "System";

    private static readonly string[] Structs = ["DateOnly", "TimeOnly", "DateTime", "DateTimeOffset", "Guid", "TimeSpan"];

    public bool IsSettled(IOperation value) => value.ConstantValue.HasValue || value switch
    {
        ILocalReferenceOperation { Local: { IsRef: false } local } => !IsWritten(local),
        IParameterReferenceOperation { Parameter: { RefKind: RefKind.None, ContainingSymbol: IMethodSymbol { MethodKind: not MethodKind.Constructor } } parameter } =>
            !IsWritten(parameter),
        IFieldReferenceOperation { Field.IsReadOnly: true, Instance: null or IInstanceReferenceOperation } => !IsConstructor,
        IPropertyReferenceOperation { Property: { IsStatic: true, Name: "MinValue" or "MaxValue" } end } => IsStruct(end.ContainingType),
        IObjectCreationOperation { Initializer: null, Type: { } type } creation =>
            IsStruct(type) && creation.Arguments.All(argument => IsSettled(Natural(argument.Value))),
        _ => false,
    };

    private static bool IsStruct(ITypeSymbol type) => Structs.Any(name => type.Is(SystemNamespace, name));

    /// <summary>Here readonly fields are still being set.</summary>
    private bool IsConstructor => member is IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor } or IFieldSymbol or IPropertySymbol;

    private bool IsWritten(ISymbol variable)
    {
        var root = where;
        while (root.Parent is { } parent)
        {
            root = parent;
        }

        return root.Descendants().Any(operation => ReferenceOf(operation) is { } symbol && SymbolEqualityComparer.Default.Equals(symbol, variable) && IsWrite(operation));
    }

    private static ISymbol? ReferenceOf(IOperation operation) => operation switch
    {
        ILocalReferenceOperation reference => reference.Local,
        IParameterReferenceOperation reference => reference.Parameter,
        _ => null,
    };

    /// <summary>Whether a mention may change the variable; references to it count, whatever is done with them.</summary>
    private static bool IsWrite(IOperation reference) => reference.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == reference || assignment is ISimpleAssignmentOperation { IsRef: true },
        IIncrementOrDecrementOperation or IAddressOfOperation or ITupleOperation or IDeclarationExpressionOperation => true,
        IArgumentOperation argument => argument.Parameter?.RefKind is not RefKind.None,
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator.Symbol.IsRef,
        IReturnOperation or IConditionalOperation => reference.Syntax.Parent is RefExpressionSyntax,
        _ => false,
    };

    private static IOperation Natural(IOperation operation) =>
        operation is IConversionOperation { IsImplicit: true, OperatorMethod: null } conversion ? conversion.Operand : operation;
}
