using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using TypedDao.Generators.Analyzers.Filters;
using TypedDao.Generators.Diagnostics;
using TypedDao.Generators.Schema;

namespace TypedDao.Generators.Analyzers;

/// <summary>
/// Finds a <c>Where</c> of LINQ behind a read that could be a filter in front of it. It speaks only where both give the same rows for
/// every row that there can be, and where the moved call compiles.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ClientFilterAnalyzer : DiagnosticAnalyzer
{
    private const string LinqNamespace = "System.Linq";
    private const string AsyncEnumerable = "AsyncEnumerable";

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [UsageDescriptors.ClientFilter];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(RunTimeNames.Filterable) is { } filterable
                && start.Compilation.GetTypeByMetadataName(RunTimeNames.ReadOperations) is { } reads
                && start.Compilation.GetTypeByMetadataName(RunTimeNames.FilterOperations) is { } filters)
            {
                start.RegisterOperationAction(operation => Analyze(operation, filterable, reads, filters), OperationKind.Invocation);
            }
        });
    }

    private static void Analyze(OperationAnalysisContext context, INamedTypeSymbol filterable, INamedTypeSymbol reads, INamedTypeSymbol filters)
    {
        var where = (IInvocationOperation)context.Operation;
        if (!IsLinqWhere(where) || ClientFilter.Find(where.Syntax) is not { } found || where.SemanticModel is not { } model)
        {
            return;
        }

        var cancellationToken = context.CancellationToken;
        if (model.GetSymbolInfo(found.Read, cancellationToken).Symbol is not IMethodSymbol read
            || !IsPlainRead(read.ReducedFrom ?? read, reads)
            || ColumnsOf(model.GetTypeInfo(found.Source, cancellationToken).Type, read.TypeArguments[0], filterable) is not { } columns
            || Condition(where) is not var (row, condition)
            || !new ConditionReader(row, columns, new SettledValues(where, context.ContainingSymbol)).IsExact(condition))
        {
            return;
        }

        // What the reader allows may still not compile, where another Where is nearer or the namespace is not imported.
        var moved = found.Move();
        if (model.GetSpeculativeSymbolInfo(found.Where.SpanStart, moved.Filtered, SpeculativeBindingOption.BindAsExpression).Symbol is IMethodSymbol bound
            && SymbolEqualityComparer.Default.Equals((bound.ReducedFrom ?? bound).ContainingType, filters))
        {
            context.ReportDiagnostic(Diagnostic.Create(UsageDescriptors.ClientFilter, found.Location, moved.Text));
        }
    }

    private static bool IsLinqWhere(IInvocationOperation invocation) =>
        invocation.TargetMethod is { Name: RunTimeNames.Where } method
        && method.ContainingType.Is(LinqNamespace, AsyncEnumerable)
        && invocation.Arguments.Length == 2
        && (method.ReducedFrom ?? method).OriginalDefinition.Parameters[1].Type is INamedTypeSymbol { TypeArguments: [_, { SpecialType: SpecialType.System_Boolean }] };

    /// <summary>The read that counts nothing: what <c>ReadStatistics</c> say would change.</summary>
    private static bool IsPlainRead(IMethodSymbol method, INamedTypeSymbol reads) =>
        method is { Name: RunTimeNames.ReadAsync, Parameters.Length: 2 } && SymbolEqualityComparer.Default.Equals(method.ContainingType, reads);

    private static INamedTypeSymbol? ColumnsOf(ITypeSymbol? source, ITypeSymbol row, INamedTypeSymbol filterable)
    {
        if (source is not INamedTypeSymbol type)
        {
            return null;
        }

        foreach (var contract in type.AllInterfaces.Insert(0, type))
        {
            if (SymbolEqualityComparer.Default.Equals(contract.OriginalDefinition, filterable)
                && SymbolEqualityComparer.Default.Equals(contract.TypeArguments[0], row))
            {
                return contract.TypeArguments[1] as INamedTypeSymbol;
            }
        }

        return null;
    }

    private static (IParameterSymbol Row, IOperation Value)? Condition(IInvocationOperation where) =>
        where.Arguments[1].Value is IDelegateCreationOperation
        {
            Target: IAnonymousFunctionOperation { Symbol: { IsAsync: false, Parameters: [var row] }, Body.Operations: [IReturnOperation { ReturnedValue: { } value }] },
        }
            ? (row, value)
            : null;
}
