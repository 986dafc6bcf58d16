using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using TypedDao.Generators.Diagnostics;

namespace TypedDao.Generators.Analyzers;

/// <summary>Finds operations that change data and whose task nobody waits for: as a statement, discarded, or as a lambda without a result.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LostOperationAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [UsageDescriptors.LostOperation];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (ChangingOperations.Find(start.Compilation) is { } operations)
            {
                start.RegisterOperationAction(operation => Analyze(operation, operations), OperationKind.Invocation);
            }
        });
    }

    private static void Analyze(OperationAnalysisContext context, ChangingOperations operations)
    {
        var invocation = (IInvocationOperation)context.Operation;
        if (IsLost(invocation) && operations.Contains(invocation.TargetMethod))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                UsageDescriptors.LostOperation, TaskSyntax.NameOf(invocation.Syntax).GetLocation(), invocation.TargetMethod.Name));
        }
    }

    private static bool IsLost(IOperation operation) => operation.Parent switch
    {
        IExpressionStatementOperation => true,
        ISimpleAssignmentOperation { Target: IDiscardOperation, Parent: IExpressionStatementOperation } => true,
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.Name: "_" } } => true,
        IConversionOperation conversion => IsLost(conversion),
        IConditionalOperation choice => choice.Condition != operation && IsLost(choice),
        ISwitchExpressionArmOperation { Parent: ISwitchExpressionOperation choice } arm => arm.Value == operation && IsLost(choice),
        IInvocationOperation call => call.Instance == operation && TaskSyntax.IsSameTask(call.TargetMethod.Name) && IsLost(call),
        IConditionalAccessOperation access => access.WhenNotNull == operation && IsLost(access),
        _ => false,
    };
}
