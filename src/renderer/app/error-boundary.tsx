import { Component, type ErrorInfo, type ReactNode } from 'react';
import { BrokenScreen } from './broken-screen';

interface State {
  readonly details: string | null;
}

/** Catches what breaks while a screen is drawn, so that the rest of the window goes on working. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override readonly state: State = { details: null };

  static getDerivedStateFromError(error: unknown): State {
    return { details: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    this.setState({
      details: `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n${info.componentStack ?? ''}`,
    });
  }

  override render(): ReactNode {
    const { details } = this.state;
    if (details === null) return this.props.children;
    return <BrokenScreen details={details} onRetry={() => this.setState({ details: null })} />;
  }
}
